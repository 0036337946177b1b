package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.admission.Amount;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What pods that are not this engine's take from each node. Listed page by page every now and then and not watched, so
 * that the pods of a large cluster are not kept in memory.
 */
final class OtherPods {
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final long PAGE = 500;
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private final KubernetesClient client;
    private final KubernetesProperties properties;
    private final Clock clock;

    private Map<String, Amount> requests = Map.of();
    private Instant next = Instant.MIN;

    OtherPods(KubernetesClient client, KubernetesProperties properties, Clock clock) {
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    /** Requests by node. */
    synchronized Map<String, Amount> requests() {
        if (!clock.instant().isBefore(next)) {
            requests = listed();
            next = clock.instant().plus(BETWEEN);
        }
        return requests;
    }

    private Map<String, Amount> listed() {
        try {
            return pages();
        } catch (KubernetesClientException e) {
            if (Refusals.isExpired(e)) {
                return pages();
            }
            throw e;
        }
    }

    private Map<String, Amount> pages() {
        Map<String, Amount> sums = new HashMap<>();
        @Nullable String place = null;
        do {
            PodList page = client.pods()
                    .inAnyNamespace()
                    .withoutLabel(Labels.ENGINE, properties.prefix())
                    .list(new ListOptionsBuilder()
                            .withLimit(PAGE)
                            .withContinue(place)
                            .build());
            page.getItems().stream()
                    .filter(this::counts)
                    .forEach(pod -> sums.merge(pod.getSpec().getNodeName(), requests(pod), Amount::plus));
            place = page.getMetadata().getContinue();
        } while (place != null && !place.isEmpty());
        return sums;
    }

    private boolean counts(Pod pod) {
        return pod.getSpec().getNodeName() != null
                && (pod.getStatus() == null
                        || !OVER.contains(String.valueOf(pod.getStatus().getPhase())));
    }

    /** As the scheduler counts: containers and sidecars together, or the largest other init container, and overhead. */
    private Amount requests(Pod pod) {
        Amount together = Amount.NONE;
        Amount first = Amount.NONE;
        for (Container container : pod.getSpec().getInitContainers()) {
            if ("Always".equals(container.getRestartPolicy())) {
                together = together.plus(requests(container));
                first = first.or(together);
            } else {
                first = first.or(together.plus(requests(container)));
            }
        }
        for (Container container : pod.getSpec().getContainers()) {
            together = together.plus(requests(container));
        }
        return together.or(first).plus(Quantities.amount(pod.getSpec().getOverhead(), properties.gpuResource()));
    }

    private Amount requests(Container container) {
        return container.getResources() == null
                ? Amount.NONE
                : Quantities.amount(container.getResources().getRequests(), properties.gpuResource());
    }
}
