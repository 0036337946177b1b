package dev.aiengine.server.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends agents. A training's agent learns from its heartbeat that it is over and ends by itself, and its Job is then
 * kept for its log; only one that goes on is deleted. A finished Job is deleted by the cluster when its time is up.
 */
final class Removals implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Removals.class);
    private static final long POLITE_SECONDS = 10;

    private final KubernetesClient client;
    private final Watched watched;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("removals").factory());
    private final Set<Handle> ending = ConcurrentHashMap.newKeySet();

    Removals(KubernetesClient client, Watched watched) {
        this.client = client;
        this.watched = watched;
    }

    void stop(Handle handle) {
        if (handle.type() == Handle.Type.DEPLOYMENT) {
            delete(handle);
            return;
        }
        boolean runs =
                watched.pod(handle).filter(pod -> new PodStory(pod).running()).isPresent();
        if (!runs) {
            deleteUnfinished(handle);
        } else if (ending.add(handle)) {
            ScheduledFuture<?> _ = later.schedule(() -> end(handle), POLITE_SECONDS, TimeUnit.SECONDS);
        }
    }

    void keepOnly(Collection<Handle> handles) {
        Set<Handle> kept = new HashSet<>(handles);
        watched.deployments().stream()
                .map(deployment -> handle(Handle.Type.DEPLOYMENT, deployment))
                .filter(handle -> !kept.contains(handle))
                .forEach(this::orphaned);
        watched.jobs().stream()
                .map(job -> handle(Handle.Type.JOB, job))
                .filter(handle -> !kept.contains(handle) && !ending.contains(handle) && !finished(handle))
                .forEach(this::orphaned);
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    private void orphaned(Handle handle) {
        log.info("{} belongs to no workload and is deleted", handle);
        delete(handle);
    }

    private void end(Handle handle) {
        try {
            deleteUnfinished(handle);
        } catch (KubernetesClientException e) {
            log.info("{} could not be deleted now: {}", handle, Refusals.sentence(e));
        } finally {
            ending.remove(handle);
        }
    }

    private void deleteUnfinished(Handle handle) {
        if (!finished(handle)) {
            delete(handle);
        }
    }

    /** A pod that is over is known a moment before its Job is. */
    private boolean finished(Handle handle) {
        return watched.job(handle).filter(Removals::finished).isPresent()
                || watched.pod(handle)
                        .filter(pod -> new PodStory(pod).ended().isPresent())
                        .isPresent();
    }

    private static boolean finished(Job job) {
        return job.getStatus() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(condition -> Set.of("Complete", "Failed").contains(condition.getType())
                                && condition.getStatus().equals("True"));
    }

    private void delete(Handle handle) {
        switch (handle.type()) {
            case JOB ->
                client.batch()
                        .v1()
                        .jobs()
                        .inNamespace(handle.namespace())
                        .withName(handle.name())
                        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete();
            case DEPLOYMENT ->
                client.apps()
                        .deployments()
                        .inNamespace(handle.namespace())
                        .withName(handle.name())
                        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                        .delete();
        }
    }

    private static Handle handle(Handle.Type type, HasMetadata object) {
        return new Handle(
                type, object.getMetadata().getNamespace(), object.getMetadata().getName());
    }
}
