package dev.aiengine.contract.metrics;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import tools.jackson.databind.JsonNode;

/**
 * What was true of a prediction.
 *
 * @param predictionId the {@code id} that came with it
 * @param actual a label or a number; a list of them where the request had several inputs
 */
public record FeedbackItem(
        @NotNull @Size(min = 1, max = 64) String predictionId,
        @NotNull JsonNode actual) {}
