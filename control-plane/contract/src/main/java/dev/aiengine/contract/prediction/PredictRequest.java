package dev.aiengine.contract.prediction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs to predict in one request.
 *
 * @param inputs one per prediction; what an input is depends on the task
 * @param subject who the prediction is for: the same subject always gets the same variant
 */
public record PredictRequest(List<Object> inputs, @Nullable String subject) {}
