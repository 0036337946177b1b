package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.admission.Node;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.server.fleet.AgentProgram;
import dev.aiengine.server.fleet.Cluster;
import dev.aiengine.server.fleet.ClusterUnavailable;
import dev.aiengine.server.fleet.NodeProperties;
import dev.aiengine.server.fleet.Workload;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;

/**
 * Agents in a Kubernetes cluster: a training's attempt is a Job, a serving agent a Deployment of one. What is asked
 * often is answered from caches; what the cluster refuses becomes a sentence.
 */
final class KubernetesCluster implements Cluster, AutoCloseable {
    private final KubernetesClient client;
    private final KubernetesProperties properties;
    private final ApiContact contact;
    private final Watched watched;
    private final OtherPods others;
    private final NodeRoom room;
    private final Launches launches;
    private final NodeDaemons daemons;
    private final Removals removals;
    private final Stories stories;

    KubernetesCluster(
            KubernetesClient client,
            KubernetesProperties properties,
            AgentProgram program,
            Function<String, Quota> quotas,
            NodeProperties nodes,
            Clock clock) {
        this.client = client;
        this.properties = properties;
        this.contact = new ApiContact(client, clock);
        this.watched = new Watched(client, properties);
        this.others = new OtherPods(client, properties, clock);
        this.room = new NodeRoom(properties);
        this.launches = new Launches(client, properties, program, quotas);
        this.daemons = new NodeDaemons(client, properties, nodes, clock);
        this.removals = new Removals(client, watched);
        this.stories = new Stories(client, watched, properties);
    }

    void start() {
        watched.start();
    }

    @Override
    public List<Node> nodes() {
        contact.check();
        watched.awaitSynced();
        return asked(() -> room.of(watched.nodes(), others.requests()));
    }

    @Override
    public void avoid(Set<String> nodes) {
        launches.avoid(nodes);
    }

    @Override
    public void keepDaemons(String token) {
        daemons.keep(token);
    }

    @Override
    public Optional<String> place(String handle) {
        return watched.pod(Handle.parse(handle)).map(pod -> pod.getSpec().getNodeName());
    }

    @Override
    public String launch(Workload workload, String token) throws IOException {
        try {
            return launches.launch(workload, token).toString();
        } catch (KubernetesClientException e) {
            if (Refusals.isAway(e)) {
                throw away(e);
            }
            throw new IOException(Refusals.sentence(e), e);
        }
    }

    @Override
    public Optional<String> adopt(Workload workload, String token) {
        return asked(() -> launches.adopt(workload, token).map(Handle::toString));
    }

    @Override
    public Optional<String> ended(String handle) {
        return stories.ended(Handle.parse(handle));
    }

    @Override
    public Optional<String> note(String handle) {
        return stories.note(Handle.parse(handle));
    }

    @Override
    public void stop(String handle) {
        asked(() -> {
            removals.stop(Handle.parse(handle));
            return true;
        });
    }

    @Override
    public void keepOnly(Collection<String> handles) {
        if (watched.synced()) {
            asked(() -> {
                removals.keepOnly(handles.stream().map(Handle::parse).toList());
                return true;
            });
        }
    }

    @Override
    public Optional<Resource> log(Workload workload, int attempt) {
        Handle handle = Handle.of(workload, attempt, properties.prefix());
        return watched.pod(handle)
                .filter(pod -> new PodStory(pod).begun())
                .map(pod -> asked(() -> client.pods()
                        .inNamespace(handle.namespace())
                        .withName(pod.getMetadata().getName())
                        .inContainer(AgentPod.CONTAINER)
                        .withReadyWaitTimeout(0)
                        .getLogInputStream()))
                .map(InputStreamResource::new);
    }

    @Override
    public boolean outlivesEngine() {
        return true;
    }

    @Override
    public void close() {
        removals.close();
        watched.close();
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (KubernetesClientException e) {
            throw away(e);
        }
    }

    private ClusterUnavailable away(KubernetesClientException e) {
        contact.doubt();
        return Refusals.away(e);
    }

    private interface Question<T> {
        T ask();
    }
}
