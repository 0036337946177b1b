/** Figures over time: what {@code GET /metrics} answers, and how distributions are put into few bytes. */
@NullMarked
package dev.aiengine.contract.metrics;

import org.jspecify.annotations.NullMarked;
