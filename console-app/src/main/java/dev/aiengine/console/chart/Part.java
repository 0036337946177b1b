package dev.aiengine.console.chart;

/** A part of x. */
public record Part(double from, double to) {}
