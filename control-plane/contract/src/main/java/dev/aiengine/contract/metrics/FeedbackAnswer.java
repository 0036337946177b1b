package dev.aiengine.contract.metrics;

/**
 * What became of feedback.
 *
 * @param joined items whose prediction is known
 * @param waiting items whose prediction was not told yet; where it was not remembered at all they are forgotten in time
 */
public record FeedbackAnswer(int joined, int waiting) {}
