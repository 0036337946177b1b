package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.AgentProgram;
import dev.aiengine.server.fleet.NodeProperties;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.Needs;
import dev.aiengine.server.fleet.Workload.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Workloads as they are when they are launched, and settings. */
final class Workloads {
    static final AgentProgram PROGRAM = new AgentProgram(null, null, List.of());

    static final NodeProperties NODES = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("aiengine.node", NodeProperties.class);

    static Workload training(String tenant, String id) {
        return of(Kind.TRAIN, tenant, id, 1, new Needs(0, 0.1, 64L << 20));
    }

    static Workload serving(String tenant, String id) {
        return of(Kind.SERVE, tenant, id, 1, new Needs(0, 0.1, 64L << 20));
    }

    static Workload of(Kind kind, String tenant, String id, int attempt, Needs needs) {
        return new Workload(
                id,
                tenant,
                kind,
                id,
                0,
                needs,
                State.ADMITTED,
                attempt,
                0,
                0,
                0,
                null,
                null,
                null,
                1,
                Instant.EPOCH,
                null,
                null);
    }

    /** The least that must be set, and more; pairs of name and value. */
    static KubernetesProperties settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "aiengine.kubernetes.image", "registry.example/agent:1",
                "aiengine.kubernetes.engine-url", "http://ai-engine.ai-engine.svc:8080",
                "aiengine.kubernetes.network.engine-namespace", "ai-engine"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put("aiengine.kubernetes." + more[i], more[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("aiengine.kubernetes", KubernetesProperties.class)
                .get();
    }

    private Workloads() {}
}
