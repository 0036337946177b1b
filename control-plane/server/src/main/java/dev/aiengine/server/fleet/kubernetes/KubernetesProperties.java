package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.Workload.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How agents are run in a Kubernetes cluster; {@code docs/operating.md} has it at length.
 *
 * @param prefix a tenant's namespace is {@code PREFIX-TENANT}; two engines in one cluster need two prefixes
 * @param image image with a JRE 25 and the agent's program
 * @param engineUrl where agents reach the control plane
 * @param pullPolicy of the image
 * @param pullSecrets names of Secrets in each tenant's namespace
 * @param java the image's JVM
 * @param jar the agent's program in the image
 * @param user that agents run as
 * @param port that serving agents listen on
 * @param gpuResource what a GPU is asked for as: {@code nvidia.com/gpu}, {@code nvidia.com/mig-1g.10gb}, …
 * @param gpuLabel label of nodes that names their GPUs' product
 * @param nodeSelector labels of the nodes that agents may run on
 * @param tolerations of the taints of those nodes
 * @param priorityClasses PriorityClass by kind of workload
 * @param runtimeClass RuntimeClass of agents, where GPUs need one
 * @param work largest size of an agent's scratch volume
 * @param deadline longest run of one attempt at a training
 * @param keepFinished how long a finished Job and its log are kept
 * @param resync how often caches are gone through again
 * @param kueueQueue LocalQueue of Kueue in each tenant's namespace, where Kueue shall have the last word
 * @param nodeDaemon whether each node has a daemon that tells how it is and keeps packages
 * @param network what agents may talk to
 */
@ConfigurationProperties("aiengine.kubernetes")
@ConditionalOnProperty(name = "aiengine.cluster", havingValue = "kubernetes")
record KubernetesProperties(
        @DefaultValue("ai-engine") String prefix,
        @Nullable String image,
        @Nullable URI engineUrl,
        @DefaultValue("IfNotPresent") String pullPolicy,
        @DefaultValue List<String> pullSecrets,
        @DefaultValue("java") String java,
        @DefaultValue("/app/daemon.jar") String jar,
        @DefaultValue("10001") long user,
        @DefaultValue("8500") int port,
        @DefaultValue("nvidia.com/gpu") String gpuResource,
        @DefaultValue("nvidia.com/gpu.product") String gpuLabel,
        @DefaultValue Map<String, String> nodeSelector,
        @DefaultValue List<Tolerated> tolerations,
        @DefaultValue Map<Kind, String> priorityClasses,
        @Nullable String runtimeClass,
        @DefaultValue("20GB") DataSize work,
        @DefaultValue("7d") Duration deadline,
        @DefaultValue("1h") Duration keepFinished,
        @DefaultValue("10m") Duration resync,
        @Nullable String kueueQueue,
        @DefaultValue("true") boolean nodeDaemon,
        @DefaultValue Network network) {

    /**
     * A taint that agents put up with.
     *
     * @param value absent: any
     * @param effect absent: every effect
     */
    record Tolerated(
            String key, @Nullable String value, @Nullable String effect) {}

    /**
     * What the network policies of a tenant's namespace let through.
     *
     * @param policies whether there are any; where not, somebody else sees to it
     * @param engineNamespace namespace of the control plane's pods, where it runs in the cluster
     * @param engineLabels labels of those pods
     * @param engineAddresses CIDRs of the control plane, where it runs outside
     * @param callerNamespaces namespaces whose pods may predict on agents directly
     * @param dnsNamespace where the cluster's DNS runs
     */
    record Network(
            @DefaultValue("true") boolean policies,
            @Nullable String engineNamespace,
            @DefaultValue Map<String, String> engineLabels,
            @DefaultValue List<String> engineAddresses,
            @DefaultValue List<String> callerNamespaces,
            @DefaultValue("kube-system") String dnsNamespace) {

        Network {
            engineNamespace = engineNamespace == null || engineNamespace.isBlank() ? null : engineNamespace;
        }

        boolean knowsEngine() {
            return engineNamespace != null || !engineAddresses.isEmpty();
        }
    }

    KubernetesProperties {
        require(
                prefix.matches("[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?"),
                "prefix",
                "must be a DNS label of at most 22 characters");
        require(image != null && !image.isBlank(), "image", "must name the image of the agents");
        require(
                engineUrl != null && engineUrl.getHost() != null,
                "engine-url",
                "must say where agents reach the control plane, for example http://ai-engine.ai-engine.svc:8080");
        require(
                !network.policies() || network.knowsEngine(),
                "network.engine-namespace",
                "or network.engine-addresses must say where the control plane runs, because agents may talk to nothing"
                        + " else; or set network.policies=false");
    }

    private static void require(boolean met, String setting, String message) {
        if (!met) {
            throw new UnusableCluster("aiengine.kubernetes." + setting + " " + message);
        }
    }
}
