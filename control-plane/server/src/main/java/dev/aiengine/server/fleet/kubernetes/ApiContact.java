package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.ClusterUnavailable;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the API server is there and lets the engine do what it has to: asked now and then, because caches go on
 * answering when it is not.
 */
final class ApiContact {
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final Duration BETWEEN_PERMISSIONS = Duration.ofSeconds(30);

    private final KubernetesClient client;
    private final Clock clock;

    private @Nullable ClusterUnavailable failure;
    private Instant next = Instant.MIN;
    private boolean permitted;

    ApiContact(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Returns where the cluster can be worked with, as of a few seconds ago. */
    synchronized void check() {
        if (!clock.instant().isBefore(next)) {
            ask();
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Some call was refused or did not come through: the next check asks at once, for permissions too. */
    synchronized void doubt() {
        next = Instant.MIN;
        permitted = false;
    }

    private void ask() {
        Duration pause = BETWEEN;
        try {
            client.getKubernetesVersion();
            failure = null;
            if (!permitted) {
                failure = Permissions.missing(client)
                        .map(missing ->
                                new ClusterUnavailable("the engine lacks permissions in the cluster: " + missing))
                        .orElse(null);
                permitted = failure == null;
                pause = permitted ? BETWEEN : BETWEEN_PERMISSIONS;
            }
        } catch (KubernetesClientException e) {
            failure = Refusals.away(e);
        }
        next = clock.instant().plus(pause);
    }
}
