package dev.aiengine.console.bench;

import java.util.Map;

/**
 * What was measured, in milliseconds.
 *
 * @param pages median of switching to each page again
 * @param repaint three curves of 100,000 points
 * @param scroll one step in a list of 10,000 rows
 * @param scrollWorst the slowest of them
 */
public record Measured(Map<String, Double> pages, double repaint, double scroll, double scrollWorst) {}
