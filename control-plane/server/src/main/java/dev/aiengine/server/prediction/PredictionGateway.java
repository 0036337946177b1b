package dev.aiengine.server.prediction;

import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.server.endpoints.Endpoints;
import dev.aiengine.server.serving.Pools;
import dev.aiengine.server.serving.Route;
import dev.aiengine.server.web.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final WaitingRoom waiting;
    private final Duration longestWait;
    private final Endpoints endpoints;
    private final AgentClient agents;

    PredictionGateway(
            RateLimits limits,
            Bodies bodies,
            Pools pools,
            WaitingRoom waiting,
            WaitingProperties properties,
            Endpoints endpoints,
            AgentClient agents) {
        this.limits = limits;
        this.bodies = bodies;
        this.pools = pools;
        this.waiting = waiting;
        this.longestWait = properties.longest();
        this.endpoints = endpoints;
        this.agents = agents;
    }

    void predict(String tenant, String endpoint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // Before the body is read: who is over the rate shall cost no memory
        limits.take(tenant);
        try (Body body = bodies.read(tenant, request)) {
            Map<String, String> headers = handedOn(request);
            Optional<Route> route = pools.route(tenant, endpoint);
            forward(
                    tenant,
                    route.isPresent() ? route.get() : awaited(tenant, endpoint, body, headers),
                    endpoint,
                    headers,
                    body,
                    response);
        }
    }

    /** Where an agent is gone before it answered anything, another one is asked, once: a prediction changes nothing. */
    private void forward(
            String tenant,
            Route route,
            String endpoint,
            Map<String, String> headers,
            Body body,
            HttpServletResponse response)
            throws IOException {
        try {
            agents.predict(route, endpoint, headers, body, response);
        } catch (Unanswered e) {
            route.doubt();
            Route other = pools.routeBut(tenant, endpoint, route).orElseThrow(() -> unanswered(endpoint, e));
            last(other, endpoint, headers, body, response);
        } catch (IOException e) {
            throw failed(endpoint, response, e);
        }
    }

    private void last(
            Route route, String endpoint, Map<String, String> headers, Body body, HttpServletResponse response)
            throws IOException {
        try {
            agents.predict(route, endpoint, headers, body, response);
        } catch (IOException e) {
            if (e instanceof Unanswered) {
                route.doubt();
            }
            throw failed(endpoint, response, e);
        }
    }

    private static ApiException failed(String endpoint, HttpServletResponse response, IOException e)
            throws IOException {
        if (response.isCommitted()) {
            throw e;
        }
        return unanswered(endpoint, e);
    }

    private static ApiException unanswered(String endpoint, IOException e) {
        return ApiException.unavailable(
                "The agent of endpoint " + endpoint + " does not answer: " + e.getMessage(), A_MOMENT);
    }

    /** Waits for a pool that had no replica; what the caller has left of its own deadline goes on with the request. */
    private Route awaited(String tenant, String endpoint, Body body, Map<String, String> headers) {
        Deadline deadline = Deadline.of(headers.get(Deadline.HEADER));
        Endpoint found = endpoints.get(tenant, endpoint);
        if (found.state() == EndpointState.FAILED) {
            throw notReady(found);
        }
        Route route = waiting.await(tenant, endpoint, body.length, deadline.atMost(longestWait))
                .orElseThrow(() -> deadline.isOver()
                        ? ApiException.gatewayTimeout("The deadline passed before endpoint " + endpoint + " was ready: "
                                + reason(tenant, endpoint))
                        : notReady(endpoints.get(tenant, endpoint)));
        deadline.left().ifPresent(millis -> headers.put(Deadline.HEADER, Long.toString(millis)));
        return route;
    }

    private String reason(String tenant, String endpoint) {
        return String.valueOf(endpoints.get(tenant, endpoint).reason());
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

    private static ApiException notReady(Endpoint endpoint) {
        return ApiException.unavailable(
                "Endpoint " + endpoint.name() + " is not ready: " + endpoint.reason(), A_MOMENT);
    }
}
