package dev.aiengine.server.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.server.fleet.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.EventListBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.http.MockResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a played cluster does on demand. */
class PlayedClusterTest {
    private final TestCluster.Played played = new TestCluster.Played();
    private final KubernetesClient client = played.client();
    private final KubernetesCluster engine = engine();
    private final Workload training = Workloads.training("acme", "train-1");

    @BeforeEach
    void known() {
        engine.start();
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(engine.nodes()).isNotEmpty());
    }

    @AfterEach
    void close() {
        engine.close();
        played.close();
    }

    @Test
    void aSlowStartIsToldAsLongAsItLasts() throws IOException {
        played.controllers().containersStart(false);
        String handle = engine.launch(training, "token");
        await().until(
                        () -> engine.note(handle),
                        Optional.of("its container is being made on node node-1, which includes pulling its image")
                                ::equals);

        played.controllers().containersStart(true);

        await().until(() -> engine.note(handle).isEmpty());
        assertThat(engine.ended(handle)).isEmpty();
    }

    @Test
    void aNodeThatDoesNotAnswerIsNotedAndTakesNothingMore() throws IOException {
        String handle = engine.launch(training, "token");
        await().until(() -> engine.note(handle).isEmpty());

        client.nodes().withName("node-1").editStatus(node -> {
            node.getStatus().getConditions().getFirst().setStatus("Unknown");
            return node;
        });

        await().until(() -> engine.note(handle), Optional.of("its node node-1 does not answer")::equals);
        assertThat(engine.nodes()).isEmpty();
    }

    @Test
    void aJobHandedToKueueWaitsForIt() throws IOException {
        KubernetesCluster kueue = engine("kueue-queue", "main");

        Handle handle = Handle.parse(kueue.launch(training, "token"));

        Job job = job(handle);
        assertThat(job.getSpec().getSuspend()).isTrue();
        assertThat(job.getMetadata().getLabels()).containsEntry("kueue.x-k8s.io/queue-name", "main");
        await().until(() -> engine.note(handle.toString()), Optional.of("waits for Kueue to let it go")::equals);
        kueue.close();
    }

    @Test
    void aJobPastItsDeadlineSaysSo() throws IOException {
        Handle handle = Handle.parse(engine.launch(training, "token"));
        Job job = job(handle);
        job.setStatus(new JobStatusBuilder()
                .addNewCondition()
                .withType("Failed")
                .withStatus("True")
                .withReason("DeadlineExceeded")
                .withMessage("Job was active longer than specified deadline")
                .endCondition()
                .build());
        client.resource(job).updateStatus();

        await().until(
                        () -> engine.ended(handle.toString()),
                        Optional.of("the agent ran longer than the deadline of 604800 s")::equals);
    }

    @Test
    void podsThatTheNamespaceDoesNotAllowAreToldInItsWords() throws IOException {
        Handle handle = Handle.parse(engine.launch(Workloads.serving("acme", "serve-1"), "token"));
        client.pods().inNamespace(handle.namespace()).delete();
        client.apps()
                .deployments()
                .inNamespace(handle.namespace())
                .withName(handle.name())
                .editStatus(deployment -> {
                    deployment.setStatus(new DeploymentStatusBuilder()
                            .addNewCondition()
                            .withType("ReplicaFailure")
                            .withStatus("True")
                            .withMessage("pods \"x\" is forbidden: exceeded quota: tenant")
                            .endCondition()
                            .build());
                    return deployment;
                });

        await().until(() -> engine.ended(handle.toString()).isEmpty());
        await().untilAsserted(() -> {
            client.pods().inNamespace(handle.namespace()).delete();
            assertThat(engine.note(handle.toString()))
                    .contains("no pod can be made for it: pods \"x\" is forbidden: exceeded quota: tenant");
        });
    }

    @Test
    void podsThatTheQuotaRefusesAJobAreToldInTheWordsOfItsEvents() throws IOException {
        played.controllers().close();
        Handle handle = Handle.parse(engine.launch(training, "token"));
        await().until(() -> engine.note(handle.toString()), Optional.of("no pod was made for it yet")::equals);
        Workload other = Workloads.training("acme", "train-other");
        Handle refused = Handle.parse(engine.launch(other, "token"));
        played.server()
                .answer(
                        "GET",
                        "/namespaces/ai-engine-acme/events\\?.*involvedObject.name(=|%3D)train-train-other-1",
                        9,
                        new MockResponse()
                                .setResponseCode(200)
                                .setHeader("Content-Type", "application/json")
                                .setBody(Serialization.asJson(new EventListBuilder()
                                        .withItems(refusal(refused))
                                        .build())));

        await().until(
                        () -> engine.note(refused.toString()),
                        Optional.of("no pod can be made for it: Error creating: pods \"x\" is forbidden: exceeded"
                                + " quota: tenant")::equals);
    }

    @Test
    void whatIsLaunchedStaysAwayFromDrainedNodes() throws IOException {
        engine.avoid(Set.of("node-2", "node-1"));
        NodeSelectorTerm term = job(Handle.parse(engine.launch(training, "token")))
                .getSpec()
                .getTemplate()
                .getSpec()
                .getAffinity()
                .getNodeAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .getNodeSelectorTerms()
                .getFirst();

        assertThat(term.getMatchFields())
                .containsExactly(
                        new NodeSelectorRequirement("metadata.name", "NotIn", List.of("node-1")),
                        new NodeSelectorRequirement("metadata.name", "NotIn", List.of("node-2")));

        engine.avoid(Set.of());
        Handle free = Handle.parse(engine.launch(Workloads.training("acme", "train-free"), "token"));
        assertThat(job(free).getSpec().getTemplate().getSpec().getAffinity()).isNull();
    }

    @Test
    void anAgentsNodeIsKnownBeforeItSpeaks() throws IOException {
        String handle = engine.launch(training, "token");

        await().until(() -> engine.place(handle), Optional.of("node-1")::equals);
    }

    @Test
    void everyNodeHasADaemonThatIsAsRestrictedAsAgents() {
        engine.keepDaemons("token-of-nodes");

        assertThat(client.namespaces()
                        .withName("ai-engine--nodes")
                        .get()
                        .getMetadata()
                        .getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        DaemonSet daemons = daemons();
        Container container =
                daemons.getSpec().getTemplate().getSpec().getContainers().getFirst();
        assertThat(container.getArgs()).startsWith("node").containsSequence("--port", "8501");
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getResources().getLimits()).doesNotContainKey("nvidia.com/gpu");
        assertThat(daemons.getSpec().getTemplate().getMetadata().getLabels()).doesNotContainKey(Labels.ENGINE);
        assertThat(secretOf(container)).isEqualTo("token-of-nodes");
        assertThat(client.network()
                        .v1()
                        .networkPolicies()
                        .inNamespace("ai-engine--nodes")
                        .withName("node")
                        .get())
                .isNotNull();
    }

    @Test
    void anotherTokenIsAnotherSecretOfTheDaemons() {
        engine.keepDaemons("one");
        engine().keepDaemons("another");

        assertThat(secretOf(daemons()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()))
                .isEqualTo("another");
    }

    @Test
    void daemonsThatCannotBeMadeHoldNothingUp() throws IOException {
        played.server().answer("PATCH", "/daemonsets/", 9, PlayedApiServer.status(403, "Forbidden", "no"));

        engine.keepDaemons("token");
        engine("node-daemon", "false").keepDaemons("token");

        assertThat(daemons()).isNull();
        assertThat(engine.launch(training, "token")).isNotEmpty();
    }

    @Test
    void aTrainingThatNeverRanIsDeletedAtOnceAndOneThatFinishedIsKept() throws IOException {
        played.controllers().containersStart(false);
        Handle waiting = Handle.parse(engine.launch(training, "token"));
        engine.stop(waiting.toString());
        await().until(() -> job(waiting) == null);
        played.controllers().containersStart(true);
        Handle finished =
                Handle.parse(engine("java", "/bin/true").launch(Workloads.training("acme", "train-2"), "token"));
        await().until(() -> engine.ended(finished.toString()).isPresent());

        engine.stop(finished.toString());
        engine.keepOnly(List.of());

        assertThat(job(finished)).isNotNull();
    }

    @Test
    void aServingAgentThatEndedByItselfWasToldTo() throws IOException {
        String replica = engine("java", "/bin/true").launch(Workloads.serving("acme", "serve-0"), "token");

        await().until(() -> engine.ended(replica), Optional.of("the agent ended, as it was told to")::equals);
    }

    @Test
    void theReplicasOfAPoolAreDeploymentsOfOneBehindOneService() throws IOException {
        Handle first = Handle.parse(engine.launch(Workloads.serving("acme", "serve-1"), "token"));
        Handle second = Handle.parse(engine.launch(Workloads.serving("acme", "serve-2"), "token"));

        assertThat(client.apps()
                        .deployments()
                        .inNamespace(first.namespace())
                        .list()
                        .getItems())
                .hasSize(2)
                .allSatisfy(deployment ->
                        assertThat(deployment.getSpec().getReplicas()).isEqualTo(1));
        Map<String, String> selector = client.services()
                .inNamespace(first.namespace())
                .withName("serving")
                .get()
                .getSpec()
                .getSelector();
        await().until(() -> client.pods()
                        .inNamespace(first.namespace())
                        .withLabels(selector)
                        .list()
                        .getItems()
                        .size()
                == 2);

        engine.stop(second.toString());

        await().until(() -> engine.ended(second.toString()).isPresent());
        assertThat(engine.ended(first.toString())).isEmpty();
    }

    @Test
    void aRunningTrainingThatIsStoppedMayEndByItself() throws IOException {
        Handle running = Handle.parse(engine.launch(training, "token"));
        await().until(() -> engine.log(training, 1).isPresent());

        engine.stop(running.toString());
        engine.keepOnly(List.of());

        assertThat(job(running)).isNotNull();
    }

    private KubernetesCluster engine(String... settings) {
        return new KubernetesCluster(
                client,
                Workloads.settings(settings),
                Workloads.PROGRAM,
                tenant -> Quota.UNLIMITED,
                Workloads.NODES,
                Clock.systemUTC());
    }

    private DaemonSet daemons() {
        return client.apps()
                .daemonSets()
                .inNamespace("ai-engine--nodes")
                .withName("node")
                .get();
    }

    private String secretOf(Container container) {
        String name = container.getEnv().stream()
                .filter(variable -> variable.getName().equals(AgentRoutes.TOKEN_VARIABLE))
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName())
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(client.secrets()
                .inNamespace("ai-engine--nodes")
                .withName(name)
                .get()
                .getStringData()
                .get("token"));
    }

    private static Event refusal(Handle job) {
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(job.namespace())
                .withName("refused")
                .endMetadata()
                .withNewInvolvedObject()
                .withKind("Job")
                .withName(job.name())
                .endInvolvedObject()
                .withReason("FailedCreate")
                .withMessage("Error creating: pods \"x\" is forbidden: exceeded quota: tenant")
                .withLastTimestamp("2026-01-01T00:00:00Z")
                .build();
    }

    private Job job(Handle handle) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(handle.namespace())
                .withName(handle.name())
                .get();
    }
}
