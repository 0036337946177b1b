/**
 * Time series out of tables: timestamps, steps, sorted rows, regular grids. Knows nothing of what is learned from them.
 */
@NullMarked
package dev.aiengine.models.series;

import org.jspecify.annotations.NullMarked;
