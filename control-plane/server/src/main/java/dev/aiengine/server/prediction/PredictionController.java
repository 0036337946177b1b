package dev.aiengine.server.prediction;

import dev.aiengine.server.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PredictionController {
    private final PredictionGateway gateway;

    PredictionController(PredictionGateway gateway) {
        this.gateway = gateway;
    }

    /** Hands the body on as it came: what it means is the agent's to say. */
    @PostMapping(value = "/api/v1/predict/{endpoint}", produces = MediaType.APPLICATION_JSON_VALUE)
    void predict(@PathVariable String endpoint, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        gateway.predict(caller.predictor(), endpoint, request, response);
    }
}
