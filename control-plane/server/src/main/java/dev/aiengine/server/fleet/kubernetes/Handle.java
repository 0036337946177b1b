package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Locale;
import java.util.Optional;

/**
 * What finds an agent: written as {@code job/NAMESPACE/NAME} or {@code deployment/NAMESPACE/NAME}. It follows from
 * workload and attempt alone, so that a launch that was cut off finds what it left.
 */
record Handle(Type type, String namespace, String name) {

    enum Type {
        JOB,
        DEPLOYMENT
    }

    static Handle of(Workload workload, int attempt, String prefix) {
        Type type = workload.kind() == Workload.Kind.SERVE ? Type.DEPLOYMENT : Type.JOB;
        return new Handle(
                type,
                namespace(prefix, workload.tenant()),
                "%s-%s-%d".formatted(workload.kind().name().toLowerCase(Locale.ROOT), workload.id(), attempt));
    }

    static Handle parse(String text) {
        String[] parts = text.split("/", 3);
        return new Handle(Type.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1], parts[2]);
    }

    static String namespace(String prefix, String tenant) {
        return prefix + "-" + tenant;
    }

    /** The agent's object as the cluster itself has it, not a cache. */
    Optional<HasMetadata> find(KubernetesClient client) {
        return Optional.ofNullable(
                switch (type) {
                    case JOB ->
                        client.batch()
                                .v1()
                                .jobs()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                    case DEPLOYMENT ->
                        client.apps()
                                .deployments()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                });
    }

    /** Key in the caches. */
    String key() {
        return namespace + "/" + name;
    }

    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT) + "/" + key();
    }
}
