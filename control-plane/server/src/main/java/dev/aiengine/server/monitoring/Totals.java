package dev.aiengine.server.monitoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What all agents together told, for Prometheus. Tenants beyond a number share one label, so labels stay few. */
@Component
class Totals {
    private static final int TENANTS = 100;
    private static final String OTHERS = "(others)";

    private final MeterRegistry registry;
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Counter dropped;
    private final DistributionSummary late;

    Totals(MeterRegistry registry) {
        this.registry = registry;
        this.dropped = registry.counter("aiengine.monitoring.dropped");
        this.late = DistributionSummary.builder("aiengine.monitoring.lag")
                .baseUnit("seconds")
                .description("age of what agents tell when it arrives")
                .register(registry);
    }

    void add(String tenant, Point point) {
        Tags tags = Tags.of("tenant", label(tenant));
        registry.counter("aiengine.predictions", tags).increment((double) point.predictions());
        registry.counter("aiengine.predicted.rows", tags).increment((double) point.rows());
        for (int i = 0; i < Point.KINDS.size(); i++) {
            if (point.errors().get(i) > 0) {
                registry.counter("aiengine.prediction.errors", tags.and("kind", Point.KINDS.get(i)))
                        .increment((double) point.errors().get(i));
            }
        }
    }

    void dropped(int activities) {
        dropped.increment(activities);
    }

    void late(long seconds) {
        late.record((double) seconds);
    }

    private String label(String tenant) {
        if (named.contains(tenant)) {
            return tenant;
        }
        return named.size() < TENANTS && named.add(tenant) ? tenant : OTHERS;
    }
}
