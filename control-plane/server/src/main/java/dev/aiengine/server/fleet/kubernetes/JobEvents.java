package dev.aiengine.server.fleet.kubernetes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why no pod could be made for a Job, which stands in its events only. Asked seldom, as a reason is asked for often.
 */
final class JobEvents {
    private static final Logger log = LoggerFactory.getLogger(JobEvents.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final String REASON = "FailedCreate";
    private static final long MOST = 50;

    private final KubernetesClient client;
    private final Cache<Handle, Optional<String>> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(1_000)
            .build();

    JobEvents(KubernetesClient client) {
        this.client = client;
    }

    Optional<String> refusal(Handle job) {
        return known.get(job, this::asked);
    }

    private Optional<String> asked(Handle job) {
        try {
            return client
                    .v1()
                    .events()
                    .inNamespace(job.namespace())
                    .withField("involvedObject.name", job.name())
                    .withField("reason", REASON)
                    .list(new ListOptionsBuilder().withLimit(MOST).build())
                    .getItems()
                    .stream()
                    // The selector is the server's to heed
                    .filter(event ->
                            job.name().equals(event.getInvolvedObject().getName()) && REASON.equals(event.getReason()))
                    .max(Comparator.comparing(JobEvents::time))
                    .map(Event::getMessage);
        } catch (KubernetesClientException e) {
            log.debug("the events of {} cannot be listed", job, e);
            return Optional.empty();
        }
    }

    private static String time(Event event) {
        return Objects.requireNonNullElse(
                event.getLastTimestamp(), String.valueOf(event.getMetadata().getCreationTimestamp()));
    }
}
