package dev.aiengine.server.monitoring;

/**
 * A variant of an endpoint that was measured, or a node that was read; hard state, one row.
 *
 * @param lastHour the hour of its newest point
 * @param rolledUntil the hour from which on minutes and hours are still to be made
 */
record SeriesRow(long id, SeriesKey key, long lastHour, long rolledUntil) {}
