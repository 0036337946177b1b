package dev.aiengine.server.prediction;

import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.server.endpoints.Endpoints;
import dev.aiengine.server.endpoints.Pools;
import dev.aiengine.server.endpoints.Route;
import dev.aiengine.server.web.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * From a caller to the agent that predicts: rate limit, body, route, forward. The database is asked for a key or a
 * quota every few seconds at most, not for a prediction.
 */
@Component
class PredictionGateway {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private static final List<String> HANDED_ON =
            List.of("Content-Type", "Content-Encoding", "X-Deadline-Millis", "traceparent");

    private final RateLimits limits;
    private final Bodies bodies;
    private final Pools pools;
    private final Endpoints endpoints;
    private final AgentClient agents;

    PredictionGateway(RateLimits limits, Bodies bodies, Pools pools, Endpoints endpoints, AgentClient agents) {
        this.limits = limits;
        this.bodies = bodies;
        this.pools = pools;
        this.endpoints = endpoints;
        this.agents = agents;
    }

    void predict(String tenant, String endpoint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // Before the body is read: who is over the rate shall cost no memory
        limits.take(tenant);
        try (Body body = bodies.read(tenant, request)) {
            Route route = pools.route(tenant, endpoint).orElseThrow(() -> notReady(tenant, endpoint));
            forward(route, endpoint, handedOn(request), body, response);
        }
    }

    private void forward(
            Route route, String endpoint, Map<String, String> headers, Body body, HttpServletResponse response)
            throws IOException {
        try {
            agents.predict(route, endpoint, headers, body, response);
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            throw ApiException.unavailable(
                    "The agent of endpoint " + endpoint + " does not answer: " + e.getMessage(), A_MOMENT);
        }
    }

    private static Map<String, String> handedOn(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : HANDED_ON) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private ApiException notReady(String tenant, String name) {
        Endpoint endpoint = endpoints.get(tenant, name);
        return ApiException.unavailable("Endpoint " + name + " is not ready: " + endpoint.reason(), A_MOMENT);
    }
}
