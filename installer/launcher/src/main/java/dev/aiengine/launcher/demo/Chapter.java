package dev.aiengine.launcher.demo;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.contract.registry.ModelVersion;

/**
 * What came of one showcase.
 *
 * @param client speaks as the tenant
 * @param seconds the training took, from its start to its end
 * @param input of the example
 * @param example the prediction for it
 * @param p50 median milliseconds of a prediction through the gateway
 */
record Chapter(
        DemoTenant tenant,
        Showcase showcase,
        EngineClient client,
        ModelVersion version,
        long rows,
        double seconds,
        Endpoint endpoint,
        Object input,
        PredictResponse example,
        double p50) {}
