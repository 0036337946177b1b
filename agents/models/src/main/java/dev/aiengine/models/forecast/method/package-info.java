/**
 * Forecasts of one series from its own past: exponential smoothing, theta, regression on season and trend. Plain
 * arrays.
 */
@NullMarked
package dev.aiengine.models.forecast.method;

import org.jspecify.annotations.NullMarked;
