/** Forecasting: one linear network for all series where there is enough to learn from, classical methods elsewhere. */
@NullMarked
package dev.aiengine.models.forecast;

import org.jspecify.annotations.NullMarked;
