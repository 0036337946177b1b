package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Labels of what the engine makes. */
final class Labels {
    static final String NAME = "app.kubernetes.io/name";
    static final String COMPONENT = "app.kubernetes.io/component";
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String MANAGER = "ai-engine";
    static final String AGENT_NAME = "ai-engine-agent";
    /** Which engine: its prefix. */
    static final String ENGINE = "aiengine.dev/engine";
    /** Name of the Job or Deployment that a pod belongs to. */
    static final String AGENT = "aiengine.dev/agent";

    private static final String TENANT = "aiengine.dev/tenant";
    private static final String WORKLOAD = "aiengine.dev/workload";
    private static final String ATTEMPT = "aiengine.dev/attempt";

    /** Selects everything of one engine. */
    static Map<String, String> ofEngine(String prefix) {
        return Map.of(MANAGED_BY, MANAGER, ENGINE, prefix);
    }

    static Map<String, String> ofTenant(String prefix, String tenant) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(NAME, "ai-engine");
        labels.put("app.kubernetes.io/instance", prefix);
        labels.put("app.kubernetes.io/part-of", "ai-engine");
        labels.put(MANAGED_BY, MANAGER);
        labels.put(ENGINE, prefix);
        labels.put(TENANT, tenant);
        return labels;
    }

    static Map<String, String> ofNodes(String prefix) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(NAME, "ai-engine-node");
        labels.put("app.kubernetes.io/instance", prefix);
        labels.put("app.kubernetes.io/part-of", "ai-engine");
        labels.put(MANAGED_BY, MANAGER);
        labels.put(ENGINE, prefix);
        labels.put(COMPONENT, NodeDaemon.NAME);
        return labels;
    }

    static Map<String, String> ofAgent(String prefix, Workload workload, Handle handle) {
        Map<String, String> labels = ofTenant(prefix, workload.tenant());
        labels.put(NAME, AGENT_NAME);
        labels.put(COMPONENT, component(workload.kind()));
        labels.put(AGENT, handle.name());
        labels.put(WORKLOAD, workload.id());
        labels.put(ATTEMPT, Integer.toString(workload.attempt()));
        return labels;
    }

    static String component(Workload.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static boolean isOf(String prefix, HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null && labels.entrySet().containsAll(ofEngine(prefix).entrySet());
    }

    private Labels() {}
}
