package dev.aiengine.server.telemetry;

import dev.aiengine.server.web.Caller;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Hidden
@RestController
class PrometheusController {
    private final PrometheusMeterRegistry meters;
    private final NodeMeters nodes;

    PrometheusController(PrometheusMeterRegistry meters, NodeMeters nodes) {
        this.meters = meters;
        this.nodes = nodes;
    }

    /** Of all tenants, so for operators. */
    @GetMapping("/actuator/prometheus")
    ResponseEntity<String> scrape(Caller caller) {
        caller.requireOperator();
        nodes.refresh();
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .body(meters.scrape());
    }
}
