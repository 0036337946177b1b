package dev.aiengine.server.prediction;

import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PredictionController {
    private static final List<String> HANDED_ON =
            List.of("Content-Type", "Content-Encoding", "X-Deadline-Millis", "traceparent");

    private final PredictionGateway gateway;
    private final PredictionProperties properties;

    PredictionController(PredictionGateway gateway, PredictionProperties properties) {
        this.gateway = gateway;
        this.properties = properties;
    }

    /** Hands the body on as it came: what it means is the agent's to say. */
    @PostMapping(value = "/api/v1/predict/{endpoint}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> predict(@PathVariable String endpoint, Caller caller, HttpServletRequest request)
            throws IOException {
        String tenant = caller.predictor();
        byte[] body = body(request);
        return gateway.predict(tenant, endpoint, handedOn(request), body);
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

    private byte[] body(HttpServletRequest request) throws IOException {
        int limit = properties.maxBodyBytes();
        byte[] body = request.getContentLengthLong() > limit
                ? null
                : request.getInputStream().readNBytes(limit + 1);
        if (body == null || body.length > limit) {
            throw ApiException.tooLarge("The body is larger than the limit of " + limit + " bytes");
        }
        return body;
    }
}
