package dev.aiengine.server.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.Needs;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;

class AgentPodTest {
    private final Workload training =
            Workloads.of(Kind.TRAIN, "acme", "1", 3, new Needs(2, 1.5, 4L << 30, "NVIDIA-H100-80GB-HBM3"));

    @Test
    void aTrainingAsksForWhatItNeedsAndGetsNoMore() {
        Container container = pod(training).getContainers().getFirst();

        assertThat(container.getResources().getRequests())
                .containsEntry("cpu", new Quantity("1500m"))
                .containsEntry("memory", new Quantity("4294967296"))
                .containsEntry("nvidia.com/gpu", new Quantity("2"));
        assertThat(container.getResources().getLimits())
                .isEqualTo(container.getResources().getRequests());
        assertThat(container.getCommand()).startsWith("java").contains("-Xmx2560m", "-XX:ActiveProcessorCount=2");
        assertThat(container.getArgs()).containsExactly("train", "--workload", "1", "--attempt", "3");
    }

    @Test
    void aServingAgentMayUseProcessorsThatAreFree() {
        Container container =
                pod(Workloads.serving("acme", "1")).getContainers().getFirst();

        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsOnlyKeys("memory");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/readyz");
    }

    @Test
    void theReplicasOfAPoolAreSpreadOverNodesWhereThereIsRoom() {
        assertThat(pod(Workloads.serving("acme", "1")).getTopologySpreadConstraints())
                .singleElement()
                .satisfies(spread -> assertThat(spread.getWhenUnsatisfiable()).isEqualTo("ScheduleAnyway"))
                .satisfies(spread -> assertThat(spread.getLabelSelector().getMatchLabels())
                        .containsEntry("app.kubernetes.io/component", "serve"));
        assertThat(pod(training).getTopologySpreadConstraints()).isEmpty();
    }

    @Test
    void aGpuTypeAndTheSettingsChooseTheNodes() {
        PodSpec spec = pod(
                training,
                "node-selector[pool]",
                "gpu",
                "tolerations[0].key",
                "nvidia.com/gpu",
                "priority-classes.train",
                "batch",
                "runtime-class",
                "nvidia",
                "gpu-resource",
                "nvidia.com/mig-1g.10gb",
                "pull-secrets[0]",
                "registry");

        assertThat(spec.getNodeSelector())
                .containsEntry("pool", "gpu")
                .containsEntry("nvidia.com/gpu.product", "NVIDIA-H100-80GB-HBM3");
        assertThat(spec.getTolerations().getFirst().getOperator()).isEqualTo("Exists");
        assertThat(spec.getPriorityClassName()).isEqualTo("batch");
        assertThat(spec.getRuntimeClassName()).isEqualTo("nvidia");
        assertThat(spec.getImagePullSecrets().getFirst().getName()).isEqualTo("registry");
        assertThat(spec.getContainers().getFirst().getResources().getLimits()).containsKey("nvidia.com/mig-1g.10gb");
    }

    @Test
    void itIsRestricted() {
        PodSpec spec = pod(training);
        Container container = spec.getContainers().getFirst();

        assertThat(spec.getAutomountServiceAccountToken()).isFalse();
        assertThat(spec.getEnableServiceLinks()).isFalse();
        assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(spec.getVolumes())
                .allSatisfy(volume ->
                        assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
    }

    private static PodSpec pod(Workload workload, String... settings) {
        return new AgentPod(Workloads.settings(settings), Workloads.PROGRAM)
                .of(workload, Handle.of(workload, workload.attempt(), "ai-engine"))
                .getSpec();
    }
}
