package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.kubernetes.KubernetesProperties.Network;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Network policies of a tenant's namespace: nothing in or out, but predictions in from the control plane and from whom
 * the operator names, and names and the control plane out.
 */
final class NetworkRules {
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    private final KubernetesProperties properties;
    private final Network network;

    NetworkRules(KubernetesProperties properties) {
        this.properties = properties;
        this.network = properties.network();
    }

    List<NetworkPolicy> of(Function<String, ObjectMeta> metadata) {
        return List.of(denial(metadata.apply("default-deny")), agents(metadata.apply("agents")));
    }

    private static NetworkPolicy denial(ObjectMeta metadata) {
        return new NetworkPolicyBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .endSpec()
                .build();
    }

    private NetworkPolicy agents(ObjectMeta metadata) {
        List<NetworkPolicyPeer> engine = engine();
        List<NetworkPolicyPeer> callers = new ArrayList<>(engine);
        network.callerNamespaces().forEach(name -> callers.add(namespace(name, Map.of())));
        return new NetworkPolicyBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withNewPodSelector()
                .addToMatchLabels(Labels.ENGINE, properties.prefix())
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .addNewIngress()
                .withFrom(callers)
                .withPorts(port("TCP", properties.port()))
                .endIngress()
                .addNewEgress()
                .withTo(namespace(network.dnsNamespace(), Map.of()))
                .withPorts(port("UDP", 53), port("TCP", 53))
                .endEgress()
                // Any port: a policy sees the pod's own, which need not be the one in the URL
                .addNewEgress()
                .withTo(outward())
                .endEgress()
                .endSpec()
                .build();
    }

    /** Nodes' daemons: packages to serving agents of every tenant; out like agents. */
    NetworkPolicy ofNodes(ObjectMeta metadata, int port) {
        return new NetworkPolicyBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .addNewIngress()
                .addNewFrom()
                .withNewNamespaceSelector()
                .addToMatchLabels(Labels.ENGINE, properties.prefix())
                .endNamespaceSelector()
                .withNewPodSelector()
                .addToMatchLabels(Labels.ENGINE, properties.prefix())
                .addToMatchLabels(Labels.COMPONENT, Labels.component(Kind.SERVE))
                .endPodSelector()
                .endFrom()
                .withPorts(port("TCP", port))
                .endIngress()
                .addNewEgress()
                .withTo(namespace(network.dnsNamespace(), Map.of()))
                .withPorts(port("UDP", 53), port("TCP", 53))
                .endEgress()
                .addNewEgress()
                .withTo(engine())
                .endEgress()
                .endSpec()
                .build();
    }

    /** The control plane, and the daemons that keep packages nearer. */
    private List<NetworkPolicyPeer> outward() {
        List<NetworkPolicyPeer> peers = new ArrayList<>(engine());
        if (properties.nodeDaemon()) {
            peers.add(namespace(NodeDaemon.namespace(properties.prefix()), Map.of(Labels.COMPONENT, NodeDaemon.NAME)));
        }
        return peers;
    }

    private List<NetworkPolicyPeer> engine() {
        List<NetworkPolicyPeer> peers = new ArrayList<>();
        if (network.engineNamespace() != null) {
            peers.add(namespace(network.engineNamespace(), network.engineLabels()));
        }
        network.engineAddresses()
                .forEach(cidr -> peers.add(new NetworkPolicyPeerBuilder()
                        .withNewIpBlock()
                        .withCidr(cidr)
                        .endIpBlock()
                        .build()));
        return peers;
    }

    private static NetworkPolicyPeer namespace(String name, Map<String, String> pods) {
        NetworkPolicyPeerBuilder peer = new NetworkPolicyPeerBuilder()
                .withNewNamespaceSelector()
                .addToMatchLabels(NAMESPACE_NAME, name)
                .endNamespaceSelector();
        return pods.isEmpty()
                ? peer.build()
                : peer.withNewPodSelector()
                        .withMatchLabels(pods)
                        .endPodSelector()
                        .build();
    }

    private static NetworkPolicyPort port(String protocol, int number) {
        return new NetworkPolicyPort(null, new IntOrString(number), protocol);
    }
}
