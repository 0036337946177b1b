package dev.aiengine.server.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

/** Statuses as API servers and kubelets write them. */
class PodStoryTest {

    @Test
    void anImageThatCannotBePulled() {
        String waiting = container("""
                waiting:
                  reason: ImagePullBackOff
                  message: 'Back-off pulling image "registry.example/agent:1": not found'
                """);
        assertThat(story("Pending", waiting).note())
                .contains("its image registry.example/agent:1 cannot be pulled: Back-off pulling image"
                        + " \"registry.example/agent:1\": not found");
        assertThat(story("Pending", waiting).ended()).isEmpty();
    }

    @Test
    void aServingAgentThatEndedInGoodOrderAndWasStartedAgain() {
        String again = """
                containerStatuses:
                - name: agent
                  restartCount: 1
                  state: {running: {}}
                  lastState: {terminated: {exitCode: 0}}
                """;
        assertThat(story("Running", again).finished()).isTrue();
        assertThat(story("Running", again.replace("exitCode: 0", "exitCode: 143"))
                        .finished())
                .isFalse();
        assertThat(story("Running", container("running: {}")).finished()).isFalse();
    }

    @Test
    void anImageThatIsBeingPulled() {
        assertThat(story("Pending", container("waiting: {reason: ContainerCreating}"))
                        .note())
                .contains("its container is being made on node gpu-7, which includes pulling its image");
    }

    @Test
    void aSecretThatIsMissing() {
        assertThat(story("Pending", container("""
                        waiting:
                          reason: CreateContainerConfigError
                          message: secret "train-1" not found
                        """)).note())
                .contains("its container lacks something: secret \"train-1\" not found");
    }

    @Test
    void noNodeThatFits() {
        assertThat(story("Pending", """
                        conditions:
                        - type: PodScheduled
                          status: "False"
                          reason: Unschedulable
                          message: '0/3 nodes are available: 3 Insufficient nvidia.com/gpu. preemption: 0/3 nodes
                            are available: 3 No preemption victims found for incoming pod.'
                        """).note())
                .contains("no node fits: 0/3 nodes are available: 3 Insufficient nvidia.com/gpu. preemption: 0/3 nodes"
                        + " are available: 3 No preemption victims found for incoming pod");
    }

    @Test
    void aSchedulingGate() {
        assertThat(story("Pending", """
                        conditions:
                        - {type: PodScheduled, status: "False", reason: SchedulingGated}
                        """).note()).contains("its pod is held back by a scheduling gate");
    }

    @Test
    void onlyJustMade() {
        assertThat(story("Pending", "").note()).contains("its pod waits for a node");
    }

    @Test
    void running() {
        PodStory story = story("Running", container("running: {startedAt: '2026-11-01T10:00:00Z'}"));
        assertThat(story.note()).isEmpty();
        assertThat(story.ended()).isEmpty();
        assertThat(story.running()).isTrue();
        assertThat(story.begun()).isTrue();
    }

    @Test
    void killedForLackOfMemory() {
        assertThat(story("Failed", container("terminated: {exitCode: 137, reason: OOMKilled}"))
                        .ended())
                .contains("the agent was killed for lack of memory; its limit is 2048 MiB");
    }

    @Test
    void crashed() {
        assertThat(story("Failed", container("terminated: {exitCode: 1, reason: Error}"))
                        .ended())
                .contains("the agent's process ended with exit code 1; its log says why");
        assertThat(story("Failed", container("terminated: {exitCode: 3, reason: Error}"))
                        .ended())
                .contains("the agent ran out of heap (exit code 3); more memory helps");
        assertThat(story("Failed", container("terminated: {exitCode: 137, reason: Error}"))
                        .ended())
                .contains("the agent's process was killed (SIGKILL), perhaps for lack of memory");
        assertThat(story("Failed", container("terminated: {exitCode: 143, reason: Error}"))
                        .ended())
                .contains("the agent's process was terminated (SIGTERM)");
        assertThat(story("Succeeded", container("terminated: {exitCode: 0, reason: Completed}"))
                        .ended())
                .contains("the agent ended without a result; its log says why");
    }

    @Test
    void notEvenStarted() {
        assertThat(story("Failed", container("""
                        terminated:
                          exitCode: 128
                          reason: StartError
                          message: 'failed to create containerd task: exec: "java": executable file not found in $PATH'
                        """)).ended())
                .contains("the agent's container could not be started: failed to create containerd task: exec:"
                        + " \"java\": executable file not found in $PATH");
    }

    @Test
    void evicted() {
        assertThat(story("Failed", """
                        reason: Evicted
                        message: 'The node was low on resource: ephemeral-storage. Threshold quantity: 10Gi, available: 8Gi. '
                        """).ended())
                .contains("the agent was evicted from node gpu-7: The node was low on resource: ephemeral-storage."
                        + " Threshold quantity: 10Gi, available: 8Gi");
    }

    @Test
    void theNodeWasLost() {
        assertThat(story(
                                "Failed",
                                disrupted("DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint"))
                        .ended())
                .contains("node gpu-7 was lost or tainted: Taint manager: deleting due to NoExecute taint");
        assertThat(story("Failed", disrupted("DeletionByPodGC", "PodGC: node no longer exists"))
                        .ended())
                .contains("node gpu-7 was lost");
        assertThat(story("Failed", "reason: NodeLost\n").ended()).contains("node gpu-7 was lost");
    }

    @Test
    void theNodeWasDrainedOrShutDown() {
        assertThat(story("Failed", disrupted("EvictionByEvictionAPI", "Eviction API: evicting"))
                        .ended())
                .contains("node gpu-7 was drained");
        assertThat(story(
                                "Failed",
                                "reason: Terminated\nmessage: Pod was terminated in response to imminent node shutdown.\n")
                        .ended())
                .contains("node gpu-7 was shut down");
    }

    @Test
    void preempted() {
        assertThat(story("Failed", disrupted("PreemptionByScheduler", "default-scheduler: preempting"))
                        .ended())
                .contains("the agent was preempted by a pod of higher priority");
    }

    @Test
    void refusedByTheKubelet() {
        assertThat(story("Failed", """
                        reason: UnexpectedAdmissionError
                        message: 'Allocate failed due to no healthy devices present; cannot allocate unhealthy devices nvidia.com/gpu'
                        """).ended())
                .contains("node gpu-7 refused the agent (UnexpectedAdmissionError): Allocate failed due to no healthy"
                        + " devices present; cannot allocate unhealthy devices nvidia.com/gpu");
    }

    @Test
    void pastItsDeadline() {
        assertThat(story(
                                "Failed",
                                "reason: DeadlineExceeded\nmessage: Pod was active on the node longer than the specified deadline\n")
                        .ended())
                .contains("the agent ran longer than its deadline allows");
    }

    @Test
    void aServingAgentMayCrashTwiceAndNotAgainAndAgain() {
        String crashing = """
                containerStatuses:
                - name: agent
                  restartCount: %d
                  state: {waiting: {reason: CrashLoopBackOff, message: back-off 40s restarting failed container}}
                  lastState: {terminated: {exitCode: 1, reason: Error}}
                """;
        assertThat(story("Running", crashing.formatted(2)).ended()).isEmpty();
        assertThat(story("Running", crashing.formatted(2)).note())
                .contains("the agent's process ended with exit code 1; its log says why; it is started again in a"
                        + " moment");
        assertThat(story("Running", crashing.formatted(3)).ended())
                .contains("the agent crashed 3 times; in the last, the agent's process ended with exit code 1; its log"
                        + " says why");
    }

    private static String container(String state) {
        return "containerStatuses:\n- name: agent\n  restartCount: 0\n  state:\n" + state.indent(4);
    }

    private static String disrupted(String reason, String message) {
        return """
                conditions:
                - {type: DisruptionTarget, status: "True", reason: %s, message: '%s'}
                """.formatted(reason, message);
    }

    private static PodStory story(String phase, String status) {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: {name: train-1-x1, namespace: ai-engine-acme}
                spec:
                  nodeName: gpu-7
                  containers:
                  - name: agent
                    image: registry.example/agent:1
                    resources: {limits: {memory: "2147483648"}}
                status:
                  phase: %s
                """.formatted(phase) + status.indent(2);
        return new PodStory(Serialization.unmarshal(pod, Pod.class));
    }
}
