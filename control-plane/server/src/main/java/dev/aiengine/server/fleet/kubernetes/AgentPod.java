package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.AgentProgram;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.fleet.Workload.Kind;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pod of an agent: restricted, with what the workload needs and nothing of the cluster's own. */
final class AgentPod {
    static final String CONTAINER = "agent";
    static final String SERVICE_ACCOUNT = "agent";

    private final KubernetesProperties properties;
    private final AgentProgram program;
    private volatile Set<String> avoided = Set.of();

    AgentPod(KubernetesProperties properties, AgentProgram program) {
        this.properties = properties;
        this.program = program;
    }

    /** Nodes that pods made from now on must not come to. */
    void avoid(Set<String> nodes) {
        avoided = Set.copyOf(nodes);
    }

    PodTemplateSpec of(Workload workload, Handle handle) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Labels.ofAgent(properties.prefix(), workload, handle))
                .endMetadata()
                .withSpec(spec(workload, handle))
                .build();
    }

    private PodSpec spec(Workload workload, Handle handle) {
        return new RestrictedPod(properties)
                .spec(new Quantity(Long.toString(properties.work().toBytes())), new Quantity("1Gi"))
                .withRestartPolicy(workload.kind() == Kind.SERVE ? "Always" : "Never")
                .withServiceAccountName(SERVICE_ACCOUNT)
                .withTerminationGracePeriodSeconds(30L)
                .withTopologySpreadConstraints(spread(workload))
                .withPriorityClassName(properties.priorityClasses().get(workload.kind()))
                .withNodeSelector(nodes(workload))
                .withAffinity(Avoided.affinity(avoided))
                .withContainers(container(workload, handle))
                .build();
    }

    /** The replicas of a pool are on different nodes where there is room. */
    private List<TopologySpreadConstraint> spread(Workload workload) {
        return workload.kind() == Kind.TRAIN
                ? List.of()
                : List.of(new TopologySpreadConstraintBuilder()
                        .withMaxSkew(1)
                        .withTopologyKey("kubernetes.io/hostname")
                        .withWhenUnsatisfiable("ScheduleAnyway")
                        .withNewLabelSelector()
                        .addToMatchLabels(Labels.ENGINE, properties.prefix())
                        .addToMatchLabels(Labels.COMPONENT, Labels.component(Kind.SERVE))
                        .endLabelSelector()
                        .build());
    }

    private Map<String, String> nodes(Workload workload) {
        Map<String, String> labels = new LinkedHashMap<>(properties.nodeSelector());
        if (workload.needs().gpuType() != null) {
            labels.put(properties.gpuLabel(), workload.needs().gpuType());
        }
        return labels;
    }

    private Container container(Workload workload, Handle handle) {
        Map<String, Quantity> requests = Quantities.of(workload.needs(), properties.gpuResource());
        Map<String, Quantity> limits = new LinkedHashMap<>(requests);
        ContainerBuilder container = new RestrictedPod(properties)
                .container(CONTAINER, handle.name(), RestrictedPod.WORK + "/attempt")
                .withCommand(command(workload))
                .withArgs(arguments(workload))
                .addAllToEnv(environment());
        if (workload.kind() == Kind.SERVE) {
            // As on one machine, a pool takes what processors are free; its request is what it is counted with
            limits.remove("cpu");
            container
                    .addNewPort()
                    .withName("predict")
                    .withContainerPort(properties.port())
                    .endPort()
                    .withNewReadinessProbe()
                    .withNewHttpGet()
                    .withPath("/readyz")
                    .withNewPort(properties.port())
                    .endHttpGet()
                    .withPeriodSeconds(5)
                    .endReadinessProbe();
        }
        return container
                .withNewResources()
                .withRequests(requests)
                .withLimits(limits)
                .endResources()
                .build();
    }

    private List<String> command(Workload workload) {
        int processors = (int) Math.max(
                workload.kind() == Kind.SERVE ? 2 : 1,
                Math.ceil(workload.needs().cpus()));
        List<String> command = new ArrayList<>();
        command.add(properties.java());
        command.addAll(program.options(workload, processors));
        command.addAll(List.of("-jar", properties.jar()));
        return command;
    }

    private List<String> arguments(Workload workload) {
        List<String> arguments = new ArrayList<>(List.of(
                Labels.component(workload.kind()),
                "--workload",
                workload.id(),
                "--attempt",
                Integer.toString(workload.attempt())));
        if (workload.kind() == Kind.SERVE) {
            arguments.addAll(List.of(
                    "--host", "0.0.0.0", "--port", Integer.toString(properties.port()), "--advertise", "$(POD_IP)"));
        }
        return arguments;
    }

    private static List<EnvVar> environment() {
        return AgentProgram.environment(Path.of(RestrictedPod.WORK)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> RestrictedPod.variable(entry.getKey(), entry.getValue()))
                .toList();
    }
}
