/**
 * Anomaly detection in time series: tables of series in, detectors that go on where the training ended out. How a point
 * is found rare is in {@code detection}; how alarms are worth something, {@code NabScore}.
 */
@NullMarked
package dev.aiengine.models.anomaly;

import org.jspecify.annotations.NullMarked;
