package dev.aiengine.contract.prediction;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Predictions, in the order of the inputs.
 *
 * @param variant index of the variant that answered, from 0, in the endpoint's list
 */
public record PredictResponse(String id, String model, int version, int variant, List<JsonNode> predictions) {}
