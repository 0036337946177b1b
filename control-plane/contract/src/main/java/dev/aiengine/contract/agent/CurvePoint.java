package dev.aiengine.contract.agent;

import dev.aiengine.contract.training.Progress;
import java.util.Map;

/**
 * Where a training stood; told until a heartbeat with it was answered.
 *
 * @param number from 0 in its attempt
 */
public record CurvePoint(int number, Progress progress, Map<String, Double> metrics) {}
