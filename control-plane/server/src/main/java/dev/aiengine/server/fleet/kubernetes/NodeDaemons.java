package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.NodeProperties;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the nodes' daemons in the cluster. Without them agents run all the same, so whatever is in the way is logged.
 */
final class NodeDaemons {
    private static final Logger log = LoggerFactory.getLogger(NodeDaemons.class);
    private static final Duration BETWEEN = Duration.ofMinutes(10);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final KubernetesClient client;
    private final KubernetesProperties properties;
    private final NodeDaemon objects;
    private final Clock clock;
    private Instant next = Instant.MIN;

    NodeDaemons(KubernetesClient client, KubernetesProperties properties, NodeProperties nodes, Clock clock) {
        this.client = client;
        this.properties = properties;
        this.objects = new NodeDaemon(properties, nodes);
        this.clock = clock;
    }

    synchronized void keep(String token) {
        if (!properties.nodeDaemon() || clock.instant().isBefore(next)) {
            return;
        }
        Duration pause = AFTER_TROUBLE;
        try {
            pause = apply(token) ? BETWEEN : AFTER_TROUBLE;
        } catch (KubernetesClientException e) {
            log.warn("The nodes' daemons cannot be made: {}", Refusals.sentence(e));
        }
        next = clock.instant().plus(pause);
    }

    private boolean apply(String token) {
        Namespace namespace = objects.namespace();
        String name = namespace.getMetadata().getName();
        @Nullable Namespace found = client.namespaces().withName(name).get();
        if (found != null && !Labels.isOf(properties.prefix(), found)) {
            log.warn("The nodes' daemons cannot be made: there is a namespace {} that is not the engine's", name);
            return false;
        }
        apply(namespace);
        try {
            client.resource(objects.token(token)).create();
        } catch (KubernetesClientException e) {
            // The same name has the same token
            if (e.getCode() != 409) {
                throw e;
            }
        }
        objects.within(token).forEach(this::apply);
        return true;
    }

    private void apply(HasMetadata object) {
        client.resource(object)
                .fieldManager(Launches.FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply();
    }
}
