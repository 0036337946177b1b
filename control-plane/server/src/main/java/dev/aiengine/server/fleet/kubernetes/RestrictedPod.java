package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.server.fleet.kubernetes.KubernetesProperties.Tolerated;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;
import java.util.Objects;

/**
 * What all pods of the engine have in common: as little as the level "restricted" of Pod Security allows, two folders
 * to write to, and how the control plane is reached.
 */
record RestrictedPod(KubernetesProperties properties) {
    /** The key of a Secret under which an agent's token is. */
    static final String TOKEN = "token";

    static final String WORK = "/work";
    private static final String TMP = "/tmp";

    /**
     * A pod without containers.
     *
     * @param work the most that {@value #WORK} may hold
     * @param tmp the most that {@value #TMP} may hold
     */
    PodSpecBuilder spec(Quantity work, Quantity tmp) {
        return new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withRuntimeClassName(properties.runtimeClass())
                .withNodeSelector(properties.nodeSelector())
                .withTolerations(properties.tolerations().stream()
                        .map(RestrictedPod::toleration)
                        .toList())
                .withImagePullSecrets(properties.pullSecrets().stream()
                        .map(LocalObjectReference::new)
                        .toList())
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(properties.user())
                .withRunAsGroup(properties.user())
                .withFsGroup(properties.user())
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewVolume()
                .withName("work")
                .withNewEmptyDir()
                .withSizeLimit(work)
                .endEmptyDir()
                .endVolume()
                .addNewVolume()
                .withName("tmp")
                .withNewEmptyDir()
                .withSizeLimit(tmp)
                .endEmptyDir()
                .endVolume();
    }

    /**
     * A container of the agents' image that knows its node, the control plane and its token.
     *
     * @param secret where its token is
     * @param work the folder that it works in
     */
    ContainerBuilder container(String name, String secret, String work) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(properties.image())
                .withImagePullPolicy(properties.pullPolicy())
                .withEnv(List.of(
                        field("POD_IP", "status.podIP"),
                        field(AgentRoutes.NODE_VARIABLE, "spec.nodeName"),
                        variable(
                                AgentRoutes.URL_VARIABLE,
                                Objects.requireNonNull(properties.engineUrl()).toString()),
                        variable(AgentRoutes.WORK_VARIABLE, work),
                        new EnvVarBuilder()
                                .withName(AgentRoutes.TOKEN_VARIABLE)
                                .withNewValueFrom()
                                .withNewSecretKeyRef(TOKEN, secret, false)
                                .endValueFrom()
                                .build()))
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName("work")
                .withMountPath(WORK)
                .endVolumeMount()
                .addNewVolumeMount()
                .withName("tmp")
                .withMountPath(TMP)
                .endVolumeMount();
    }

    static EnvVar variable(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    private static EnvVar field(String name, String path) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath(path)
                .endFieldRef()
                .endValueFrom()
                .build();
    }

    private static Toleration toleration(Tolerated tolerated) {
        return new TolerationBuilder()
                .withKey(tolerated.key())
                .withOperator(tolerated.value() == null ? "Exists" : "Equal")
                .withValue(tolerated.value())
                .withEffect(tolerated.effect())
                .build();
    }
}
