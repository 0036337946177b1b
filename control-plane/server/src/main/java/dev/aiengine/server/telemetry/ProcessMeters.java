package dev.aiengine.server.telemetry;

import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.server.fleet.FleetView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one registry, with the meters of the process; features add theirs. */
@Configuration
class ProcessMeters {

    @Bean
    PrometheusMeterRegistry meters() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        return meters;
    }

    /** Listens to the collector until it is closed. */
    @Bean
    JvmGcMetrics collections(PrometheusMeterRegistry meters) {
        JvmGcMetrics collections = new JvmGcMetrics();
        collections.bindTo(meters);
        return collections;
    }

    @Bean
    Gauge agents(PrometheusMeterRegistry meters, FleetView fleet) {
        Gauge.builder(
                        "aiengine.agents.memory",
                        fleet,
                        view -> view.agents().stream().mapToLong(Agent::memory).sum())
                .baseUnit("bytes")
                .description("resident memory of all agents")
                .register(meters);
        return Gauge.builder("aiengine.agents", fleet, view -> view.agents().size())
                .description("agents that were heard")
                .register(meters);
    }
}
