package dev.aiengine.console.chart;

/**
 * A place on x where something happened.
 *
 * @param bad whether it is something to look into
 */
public record Mark(double x, String words, boolean bad) {}
