package dev.aiengine.server.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells in one sentence, from the status of an agent's pod, how it ended or what it still waits for. */
final class PodStory {
    /** A serving agent whose container ended this often will not do better on the same node. */
    private static final int CRASHES = 3;

    private final Pod pod;

    PodStory(Pod pod) {
        this.pod = pod;
    }

    /** How the pod ended; empty while it lives. */
    Optional<String> ended() {
        return switch (Objects.requireNonNullElse(pod.getStatus().getPhase(), "Pending")) {
            case "Failed" -> Optional.of(failed());
            case "Succeeded" -> Optional.of("the agent ended without a result; its log says why");
            default -> crashing();
        };
    }

    /** What a pod that has not come up lacks; also that the node of one that had come up does not answer. */
    Optional<String> note() {
        ContainerStateWaiting waiting = container()
                .map(ContainerStatus::getState)
                .map(ContainerState::getWaiting)
                .orElse(null);
        if (waiting != null && waiting.getReason() != null) {
            return Optional.of(waits(waiting.getReason(), waiting.getMessage()));
        }
        Optional<PodCondition> unscheduled =
                condition("PodScheduled").filter(condition -> "False".equals(condition.getStatus()));
        if (unscheduled.isPresent()) {
            return Optional.of(
                    "SchedulingGated".equals(unscheduled.get().getReason())
                            ? "its pod is held back by a scheduling gate"
                            : "no node fits: " + plain(unscheduled.get().getMessage()));
        }
        if (container().isEmpty() && !"Running".equals(pod.getStatus().getPhase())) {
            return Optional.of("its pod waits for a node");
        }
        return Optional.empty();
    }

    /** Whether its process has begun, so that there is a log. */
    boolean begun() {
        return container()
                .filter(status -> status.getState() != null)
                .filter(status -> status.getState().getRunning() != null
                        || status.getState().getTerminated() != null
                        || terminated(status.getLastState()).isPresent())
                .isPresent();
    }

    boolean running() {
        return container()
                .map(ContainerStatus::getState)
                .map(ContainerState::getRunning)
                .isPresent();
    }

    /** Whether its process ended in good order, which a serving agent does only when it is told to. */
    boolean finished() {
        return container().stream()
                .flatMap(status -> Stream.of(terminated(status.getState()), terminated(status.getLastState())))
                .flatMap(Optional::stream)
                .anyMatch(end -> Objects.equals(end.getExitCode(), 0));
    }

    private String failed() {
        String message = pod.getStatus().getMessage();
        String reason = Objects.requireNonNullElse(pod.getStatus().getReason(), "");
        return switch (reason) {
            case "Evicted" -> "the agent was evicted from " + node() + ": " + plain(message);
            case "DeadlineExceeded" -> "the agent ran longer than its deadline allows";
            case "NodeLost" -> node() + " was lost";
            case "Shutdown", "NodeShutdown", "Terminated" -> node() + " was shut down";
            case "Preempting" -> "the agent was preempted on " + node() + ": " + plain(message);
            default -> disrupted().or(this::containerEnd).orElseGet(() -> refused(reason, message));
        };
    }

    /** The kubelet took it back before any container began, for want of a device or of room. */
    private String refused(String reason, @Nullable String message) {
        return reason.isEmpty()
                ? "the agent's pod failed"
                : node() + " refused the agent (" + reason + "): " + plain(message);
    }

    private Optional<String> disrupted() {
        return condition("DisruptionTarget")
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(condition -> switch (Objects.requireNonNullElse(condition.getReason(), "")) {
                    case "PreemptionByScheduler" -> "the agent was preempted by a pod of higher priority";
                    case "DeletionByTaintManager" -> node() + " was lost or tainted: " + plain(condition.getMessage());
                    case "EvictionByEvictionAPI" -> node() + " was drained";
                    case "DeletionByPodGC" -> node() + " was lost";
                    case "TerminationByKubelet" ->
                        "the agent was ended by " + node() + ": " + plain(condition.getMessage());
                    default -> "the agent was ended by the cluster: " + plain(condition.getMessage());
                });
    }

    private Optional<String> containerEnd() {
        return container().flatMap(status -> terminated(status.getState())).map(this::epitaph);
    }

    private Optional<String> crashing() {
        return container()
                .filter(status -> Objects.requireNonNullElse(status.getRestartCount(), 0) >= CRASHES)
                .map(status -> "the agent crashed %d times; in the last, %s"
                        .formatted(
                                status.getRestartCount(),
                                terminated(status.getLastState())
                                        .map(this::epitaph)
                                        .orElse("its log says why")));
    }

    private String epitaph(ContainerStateTerminated end) {
        if ("OOMKilled".equals(end.getReason())) {
            return "the agent was killed for lack of memory; its limit is " + memoryLimit();
        }
        if ("StartError".equals(end.getReason()) || "ContainerCannotRun".equals(end.getReason())) {
            return "the agent's container could not be started: " + plain(end.getMessage());
        }
        return switch (Objects.requireNonNullElse(end.getExitCode(), -1)) {
            case 0 -> "the agent ended without a result; its log says why";
            // What -XX:+ExitOnOutOfMemoryError ends with
            case 3 -> "the agent ran out of heap (exit code 3); more memory helps";
            case 137 -> "the agent's process was killed (SIGKILL), perhaps for lack of memory";
            case 143 -> "the agent's process was terminated (SIGTERM)";
            default -> "the agent's process ended with exit code " + end.getExitCode() + "; its log says why";
        };
    }

    private String waits(String reason, @Nullable String message) {
        return switch (reason) {
            case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "RegistryUnavailable", "ImageInspectError" ->
                "its image " + image() + " cannot be pulled: " + plain(message);
            case "InvalidImageName" -> "its image's name " + image() + " is not valid";
            case "CreateContainerConfigError" -> "its container lacks something: " + plain(message);
            case "CreateContainerError", "RunContainerError" -> "its container cannot be made: " + plain(message);
            case "CrashLoopBackOff" ->
                container()
                                .flatMap(status -> terminated(status.getLastState()))
                                .map(this::epitaph)
                                .orElse("it crashed")
                        + "; it is started again in a moment";
            default -> "its container is being made on " + node() + ", which includes pulling its image";
        };
    }

    private Optional<ContainerStatus> container() {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(status -> status.getName().equals(AgentPod.CONTAINER))
                .findFirst();
    }

    private static Optional<ContainerStateTerminated> terminated(@Nullable ContainerState state) {
        return Optional.ofNullable(state).map(ContainerState::getTerminated);
    }

    private Optional<PodCondition> condition(String type) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    private String node() {
        String name = pod.getSpec().getNodeName();
        return name == null ? "its node" : "node " + name;
    }

    private String image() {
        return pod.getSpec().getContainers().getFirst().getImage();
    }

    private String memoryLimit() {
        Quantity limit = pod.getSpec()
                .getContainers()
                .getFirst()
                .getResources()
                .getLimits()
                .get("memory");
        return limit == null ? "unknown" : (limit.getNumericalAmount().longValue() >> 20) + " MiB";
    }

    /** A message as part of a sentence. */
    private static String plain(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return "no reason is given";
        }
        String line = message.strip().replaceAll("\\s+", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
