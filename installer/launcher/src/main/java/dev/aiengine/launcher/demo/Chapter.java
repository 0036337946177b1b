package dev.aiengine.launcher.demo;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.contract.registry.ModelVersion;

/**
 * What came of one tenant's walk through the engine.
 *
 * @param key the tenant's
 * @param client speaks as the tenant
 * @param seconds the training took, from submitting to the registered version
 * @param example prediction for {@link DemoTenant#example()}
 * @param p50 median milliseconds of a prediction through the gateway
 */
record Chapter(
        DemoTenant tenant,
        String key,
        EngineClient client,
        ModelVersion version,
        long rows,
        double seconds,
        Endpoint endpoint,
        PredictResponse example,
        double p50) {}
