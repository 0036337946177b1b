/**
 * Streaming detection on one series of numbers: what is rare is far from all that was seen before. Every class here
 * takes one value at a time, keeps a bounded memory, and can be written and read back in the middle of a series. Knows
 * nothing of tables, labels and packages.
 */
@NullMarked
package dev.aiengine.models.anomaly.detection;

import org.jspecify.annotations.NullMarked;
