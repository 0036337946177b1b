package dev.aiengine.server.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an agent ended or what it waits for, from all that is cached about it. */
final class Stories {
    private static final Logger log = LoggerFactory.getLogger(Stories.class);

    private final KubernetesClient client;
    private final Watched watched;
    private final KubernetesProperties properties;
    private final JobEvents events;

    Stories(KubernetesClient client, Watched watched, KubernetesProperties properties) {
        this.client = client;
        this.watched = watched;
        this.properties = properties;
        this.events = new JobEvents(client);
    }

    /** A cache that is behind says that the agent lives. */
    Optional<String> ended(Handle handle) {
        if (!watched.synced()) {
            return Optional.empty();
        }
        return switch (handle.type()) {
            case JOB -> watched.job(handle).map(job -> end(job, handle)).orElseGet(() -> gone(handle));
            case DEPLOYMENT ->
                watched.deployment(handle).map(deployment -> podEnd(handle)).orElseGet(() -> gone(handle));
        };
    }

    Optional<String> note(Handle handle) {
        if (!watched.synced()) {
            return Optional.empty();
        }
        Optional<Pod> pod = watched.pod(handle);
        return pod.isPresent() ? pod.flatMap(this::note) : noteWithoutPod(handle);
    }

    private Optional<String> note(Pod pod) {
        String node = pod.getSpec().getNodeName();
        boolean away =
                watched.node(node).filter(found -> !NodeRoom.ready(found)).isPresent();
        return away ? Optional.of("its node " + node + " does not answer") : new PodStory(pod).note();
    }

    private Optional<String> noteWithoutPod(Handle handle) {
        return switch (handle.type()) {
            case JOB -> watched.job(handle).map(job -> unborn(job, handle));
            case DEPLOYMENT -> watched.deployment(handle).map(Stories::unborn);
        };
    }

    private String unborn(Job job, Handle handle) {
        return Boolean.TRUE.equals(job.getSpec().getSuspend())
                ? "waits for Kueue to let it go"
                : events.refusal(handle)
                        .map(refusal -> "no pod can be made for it: " + refusal)
                        .orElse("no pod was made for it yet");
    }

    private static String unborn(Deployment deployment) {
        return deployment.getStatus() == null
                ? "no pod was made for it yet"
                : deployment.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals("ReplicaFailure")
                                && condition.getStatus().equals("True"))
                        .findFirst()
                        .map(condition -> "no pod can be made for it: " + condition.getMessage())
                        .orElse("no pod was made for it yet");
    }

    private Optional<String> end(Job job, Handle handle) {
        Optional<JobCondition> verdict = condition(job, "Failed").or(() -> condition(job, "Complete"));
        if (verdict.isEmpty()) {
            return podEnd(handle);
        }
        if ("DeadlineExceeded".equals(verdict.get().getReason())) {
            return Optional.of("the agent ran longer than the deadline of "
                    + properties.deadline().toSeconds() + " s");
        }
        return Optional.of(podEnd(handle)
                .orElseGet(() -> verdict.get().getType().equals("Complete")
                        ? "the agent ended without a result; its log says why"
                        : "the agent's Job failed: "
                                + Objects.requireNonNullElse(verdict.get().getMessage(), "its pod is gone")));
    }

    private Optional<String> podEnd(Handle handle) {
        Optional<Pod> pod = watched.pod(handle);
        if (handle.type() == Handle.Type.DEPLOYMENT
                && pod.map(PodStory::new).filter(PodStory::finished).isPresent()) {
            return Optional.of("the agent ended, as it was told to");
        }
        // A Deployment replaces a pod that failed; the attempt is the same
        return handle.type() == Handle.Type.DEPLOYMENT
                        && pod.filter(Stories::failed).isPresent()
                ? Optional.empty()
                : pod.flatMap(found -> new PodStory(found).ended());
    }

    private static boolean failed(Pod pod) {
        return "Failed".equals(pod.getStatus().getPhase());
    }

    /** What was just made may not be in the cache yet, so the cluster itself is asked before anything is given up. */
    private Optional<String> gone(Handle handle) {
        try {
            return handle.find(client).isEmpty()
                    ? Optional.of("the agent's " + (handle.type() == Handle.Type.JOB ? "Job" : "Deployment")
                            + " was deleted from the cluster")
                    : Optional.empty();
        } catch (KubernetesClientException e) {
            log.debug("{} cannot be looked up", handle, e);
            return Optional.empty();
        }
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return job.getStatus() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals(type)
                                && condition.getStatus().equals("True"))
                        .findFirst();
    }
}
