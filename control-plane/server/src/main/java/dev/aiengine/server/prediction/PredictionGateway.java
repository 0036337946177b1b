package dev.aiengine.server.prediction;

import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.server.endpoints.Endpoints;
import dev.aiengine.server.endpoints.Pools;
import dev.aiengine.server.endpoints.Route;
import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * From a caller to the agent that predicts: rate limit, route, forward. The database is asked for a key or a quota
 * every few seconds at most, not for a prediction.
 */
@Component
class PredictionGateway {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final RateLimits limits;
    private final Pools pools;
    private final Endpoints endpoints;
    private final AgentClient agents;

    PredictionGateway(RateLimits limits, Pools pools, Endpoints endpoints, AgentClient agents) {
        this.limits = limits;
        this.pools = pools;
        this.endpoints = endpoints;
        this.agents = agents;
    }

    ResponseEntity<byte[]> predict(String tenant, String endpoint, Map<String, String> headers, byte[] body) {
        limits.take(tenant);
        Route route = pools.route(tenant, endpoint).orElseThrow(() -> notReady(tenant, endpoint));
        try {
            return agents.predict(route, endpoint, headers, body);
        } catch (IOException e) {
            throw ApiException.unavailable(
                    "The agent of endpoint " + endpoint + " does not answer: " + e.getMessage(), A_MOMENT);
        }
    }

    private ApiException notReady(String tenant, String name) {
        Endpoint endpoint = endpoints.get(tenant, name);
        return ApiException.unavailable("Endpoint " + name + " is not ready: " + endpoint.reason(), A_MOMENT);
    }
}
