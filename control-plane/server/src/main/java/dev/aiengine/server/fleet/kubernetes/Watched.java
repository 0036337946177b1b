package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.ClusterUnavailable;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches of the cluster's nodes and of the engine's own pods, Jobs and Deployments, kept up by watches that are begun
 * anew whenever they break.
 */
final class Watched implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Watched.class);
    private static final String BY_AGENT = "agent";
    private static final long PAGE = 500;

    private final SharedIndexInformer<Node> nodes;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<Job> jobs;
    private final SharedIndexInformer<Deployment> deployments;
    private volatile @Nullable Throwable failure;

    Watched(KubernetesClient client, KubernetesProperties properties) {
        Map<String, String> own = Labels.ofEngine(properties.prefix());
        long resync = properties.resync().toMillis();
        nodes = informer(client.nodes(), resync);
        pods = informer(client.pods().inAnyNamespace().withLabels(own), resync);
        jobs = informer(client.batch().v1().jobs().inAnyNamespace().withLabels(own), resync);
        deployments = informer(client.apps().deployments().inAnyNamespace().withLabels(own), resync);
        pods.addIndexers(Map.of(BY_AGENT, Watched::agent));
    }

    /** Begins to fill the caches, without waiting for the cluster. */
    void start() {
        all().forEach(informer -> {
            CompletionStage<Void> started = informer.start();
            started.exceptionally(e -> {
                failure = e;
                return null;
            });
        });
    }

    /** Returns where every cache was filled at least once. */
    void awaitSynced() {
        if (!synced()) {
            throw new ClusterUnavailable(
                    failure == null ? "the cluster's state is not known yet" : Refusals.sentence(failure));
        }
    }

    boolean synced() {
        return all().allMatch(SharedIndexInformer::hasSynced);
    }

    Collection<Node> nodes() {
        return nodes.getStore().list();
    }

    Optional<Node> node(@Nullable String name) {
        return name == null
                ? Optional.empty()
                : Optional.ofNullable(nodes.getStore().getByKey(name));
    }

    Optional<Job> job(Handle handle) {
        return Optional.ofNullable(jobs.getStore().getByKey(handle.key()));
    }

    Optional<Deployment> deployment(Handle handle) {
        return Optional.ofNullable(deployments.getStore().getByKey(handle.key()));
    }

    Collection<Job> jobs() {
        return jobs.getStore().list();
    }

    Collection<Deployment> deployments() {
        return deployments.getStore().list();
    }

    /** The newest pod of an agent; a Deployment makes another one where one is lost. */
    Optional<Pod> pod(Handle handle) {
        return pods.getIndexer().byIndex(BY_AGENT, handle.key()).stream()
                .max(Comparator.comparing(
                        pod -> Objects.requireNonNullElse(pod.getMetadata().getCreationTimestamp(), "")));
    }

    @Override
    public void close() {
        all().forEach(SharedIndexInformer::stop);
    }

    private Stream<SharedIndexInformer<? extends HasMetadata>> all() {
        return Stream.of(nodes, pods, jobs, deployments);
    }

    private <T extends HasMetadata> SharedIndexInformer<T> informer(Informable<T> objects, long resync) {
        return objects.withLimit(PAGE).runnableInformer(resync).exceptionHandler((started, e) -> {
            failure = e;
            log.debug("A watch is begun anew", e);
            return true;
        });
    }

    private static List<String> agent(Pod pod) {
        String name = pod.getMetadata().getLabels().get(Labels.AGENT);
        return name == null ? List.of() : List.of(pod.getMetadata().getNamespace() + "/" + name);
    }
}
