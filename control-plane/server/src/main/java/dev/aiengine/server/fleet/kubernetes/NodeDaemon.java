package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.NodeProperties;
import dev.aiengine.server.web.Digest;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of the nodes' daemons: a DaemonSet in a namespace of its own, as restricted as agents are. It asks for no
 * GPU and yet sees them all, where the container runtime heeds {@code NVIDIA_VISIBLE_DEVICES}.
 */
final class NodeDaemon {
    static final String NAME = "node";

    private static final String MEMORY = "256Mi";
    /** The JVM's heap; the rest is for its code and threads. */
    private static final String HEAP = "-Xmx64m";

    private final KubernetesProperties properties;
    private final NodeProperties nodes;

    NodeDaemon(KubernetesProperties properties, NodeProperties nodes) {
        this.properties = properties;
        this.nodes = nodes;
    }

    /** No tenant can have it, since a tenant's name does not begin with a dash. */
    static String namespace(String prefix) {
        return prefix + "--nodes";
    }

    Namespace namespace() {
        Map<String, String> labels = Labels.ofNodes(properties.prefix());
        labels.put("pod-security.kubernetes.io/enforce", "restricted");
        labels.put("pod-security.kubernetes.io/enforce-version", "latest");
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace(properties.prefix()))
                .withLabels(labels)
                .endMetadata()
                .build();
    }

    /** Named by what it holds, so that another token is another Secret and daemons are started anew with it. */
    Secret token(String token) {
        return new SecretBuilder()
                .withMetadata(metadata(secretName(token)))
                .withType("Opaque")
                .withImmutable(true)
                .addToStringData(RestrictedPod.TOKEN, token)
                .build();
    }

    /** Everything else within the namespace. */
    List<HasMetadata> within(String token) {
        List<HasMetadata> objects = new ArrayList<>();
        objects.add(new ServiceAccountBuilder()
                .withMetadata(metadata(NAME))
                .withAutomountServiceAccountToken(false)
                .build());
        if (properties.network().policies()) {
            objects.add(new NetworkRules(properties).ofNodes(metadata(NAME), nodes.port()));
        }
        // A pod without the label of agents is counted as one of others, with what it requests
        Map<String, String> labels = new LinkedHashMap<>(Labels.ofNodes(properties.prefix()));
        labels.remove(Labels.ENGINE);
        objects.add(new DaemonSetBuilder()
                .withMetadata(metadata(NAME))
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels(Labels.COMPONENT, NAME)
                .endSelector()
                .withNewUpdateStrategy()
                .withType("RollingUpdate")
                .endUpdateStrategy()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withSpec(pod(token))
                .endTemplate()
                .endSpec()
                .build());
        return objects;
    }

    private PodSpec pod(String token) {
        return new RestrictedPod(properties)
                .spec(new Quantity(Long.toString(nodes.cache().toBytes() + (1L << 30))), new Quantity("64Mi"))
                .withServiceAccountName(NAME)
                .withContainers(container(token))
                .build();
    }

    private Container container(String token) {
        return new RestrictedPod(properties)
                .container(NAME, secretName(token), RestrictedPod.WORK)
                .withCommand(
                        properties.java(),
                        "-XX:+UseSerialGC",
                        "-Xss512k",
                        HEAP,
                        "-XX:ReservedCodeCacheSize=32m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        properties.jar())
                .withArgs(
                        NAME,
                        "--interval",
                        nodes.interval().toString(),
                        "--nvidia-smi",
                        nodes.nvidiaSmi(),
                        "--nvidia-smi-limit",
                        nodes.nvidiaSmiLimit().toString(),
                        "--max-cache",
                        Long.toString(nodes.cache().toBytes()),
                        "--host",
                        "0.0.0.0",
                        "--port",
                        Integer.toString(nodes.port()),
                        "--advertise",
                        "$(POD_IP)")
                .addToEnv(RestrictedPod.variable("NVIDIA_VISIBLE_DEVICES", "all"))
                .addToEnv(RestrictedPod.variable("NVIDIA_DRIVER_CAPABILITIES", "utility"))
                .withNewResources()
                .addToRequests("cpu", new Quantity("50m"))
                .addToRequests("memory", new Quantity(MEMORY))
                .addToLimits("memory", new Quantity(MEMORY))
                .endResources()
                .addNewPort()
                .withName("packages")
                .withContainerPort(nodes.port())
                .endPort()
                .build();
    }

    private static String secretName(String token) {
        return NAME + "-" + Digest.sha256(token).substring(0, 12);
    }

    private ObjectMeta metadata(String name) {
        return new ObjectMetaBuilder()
                .withNamespace(namespace(properties.prefix()))
                .withName(name)
                .withLabels(Labels.ofNodes(properties.prefix()))
                .build();
    }
}
