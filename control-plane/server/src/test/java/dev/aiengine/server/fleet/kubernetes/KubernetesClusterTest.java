package dev.aiengine.server.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.Needs;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds on any cluster, played or real. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesClusterTest {
    private final String prefix = "ait-" + UUID.randomUUID().toString().substring(0, 8);
    private final TestCluster cluster = TestCluster.chosen();
    private final KubernetesClient client = cluster.client();
    private final KubernetesCluster engine = cluster("java", "/bin/tail");

    @BeforeAll
    void known() {
        engine.start();
        eventually().ignoreExceptions().untilAsserted(engine::nodes);
    }

    @AfterAll
    void removeEverything() {
        engine.close();
        client.namespaces()
                .withLabel(Labels.ENGINE, prefix)
                .list()
                .getItems()
                .forEach(namespace -> client.resource(namespace).delete());
        cluster.close();
    }

    @Test
    void aTrainingsAgentIsAJobWhoseTokenIsNotInItsSpec() throws IOException {
        Workload training = Workloads.training("acme", "train-token");

        Handle handle = Handle.parse(engine.launch(training, "the-token"));

        Job job = job(handle);
        assertThat(job.getSpec().getBackoffLimit()).isZero();
        assertThat(job.getSpec().getActiveDeadlineSeconds())
                .isEqualTo(Duration.ofDays(7).toSeconds());
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isEqualTo(3_600);
        assertThat(job.getSpec().getTemplate().getSpec().getAutomountServiceAccountToken())
                .isFalse();
        assertThat(job.toString()).doesNotContain("the-token");
        EnvVar token = job.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getName().equals("AIENGINE_TOKEN"))
                .findFirst()
                .orElseThrow();
        assertThat(token.getValueFrom().getSecretKeyRef().getName()).isEqualTo(handle.name());
        Secret secret = secret(handle);
        assertThat(secret.getMetadata().getOwnerReferences().getFirst().getUid())
                .isEqualTo(job.getMetadata().getUid());
    }

    @Test
    void anAttemptThatIsLaunchedAgainFindsItself() throws IOException {
        Workload training = Workloads.training("acme", "train-again");
        String first = engine.launch(training, "token");
        String uid = job(Handle.parse(first)).getMetadata().getUid();

        assertThat(engine.launch(training, "token")).isEqualTo(first);
        assertThat(job(Handle.parse(first)).getMetadata().getUid()).isEqualTo(uid);
    }

    @Test
    void aLaunchThatWasCutOffIsAdoptedAndFinished() throws IOException {
        Workload training = Workloads.training("acme", "train-cut");
        assertThat(engine.adopt(training, "token")).isEmpty();
        Handle handle = Handle.parse(engine.launch(training, "token"));
        client.resource(secret(handle)).delete();

        assertThat(engine.adopt(training, "token")).contains(handle.toString());
        assertThat(secret(handle)).isNotNull();
    }

    @Test
    void theNamespaceOfATenantIsFencedIn() throws IOException {
        engine.launch(Workloads.training("fenced", "train-fenced"), "token");
        String namespace = prefix + "-fenced";

        assertThat(client.namespaces().withName(namespace).get().getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        assertThat(client.network()
                        .v1()
                        .networkPolicies()
                        .inNamespace(namespace)
                        .list()
                        .getItems())
                .extracting(policy -> policy.getMetadata().getName())
                .containsExactlyInAnyOrder("default-deny", "agents");
        assertThat(client.resourceQuotas()
                        .inNamespace(namespace)
                        .withName("tenant")
                        .get()
                        .getSpec()
                        .getHard())
                .hasEntrySatisfying(
                        "requests.cpu",
                        cpus -> assertThat(cpus.getNumericalAmount()).isEqualByComparingTo("4"));
        assertThat(client.serviceAccounts()
                        .inNamespace(namespace)
                        .withName("agent")
                        .get()
                        .getAutomountServiceAccountToken())
                .isFalse();
        assertThat(client.limitRanges()
                        .inNamespace(namespace)
                        .withName("agents")
                        .get())
                .isNotNull();
    }

    @Test
    void aServingAgentIsADeploymentOfOneBehindItsTenantsService() throws IOException {
        Handle handle = Handle.parse(engine.launch(Workloads.serving("acme", "serve-one"), "token"));

        Deployment deployment = client.apps()
                .deployments()
                .inNamespace(handle.namespace())
                .withName(handle.name())
                .get();
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(1);
        assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("Recreate");
        assertThat(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getArgs())
                .containsSequence("--host", "0.0.0.0", "--port", "8500", "--advertise", "$(POD_IP)");
        assertThat(client.services()
                        .inNamespace(handle.namespace())
                        .withName("serving")
                        .get()
                        .getSpec()
                        .getSelector())
                .containsEntry(Labels.COMPONENT, "serve");
        assertThat(client.policy()
                        .v1()
                        .podDisruptionBudget()
                        .inNamespace(handle.namespace())
                        .withName("serving")
                        .get())
                .isNotNull();

        engine.stop(handle.toString());
        eventually().until(() -> engine.ended(handle.toString()).isPresent());
    }

    @Test
    void howAnAgentEndedIsOneSentence() throws IOException {
        String handle = cluster("java", "/bin/false").launch(Workloads.training("acme", "train-false"), "token");

        eventually()
                .until(
                        () -> engine.ended(handle),
                        Optional.of("the agent's process ended with exit code 1; its log says why")::equals);
        assertThat(engine.note(handle)).isEmpty();
    }

    @Test
    void whatAnAgentWroteCanBeReadAfterItsEndAndItsStop() throws IOException {
        Workload training = Workloads.training("acme", "train-echo");
        String handle = cluster("java", "/bin/echo").launch(training, "token");
        eventually().until(() -> engine.ended(handle).isPresent());

        engine.stop(handle);

        assertThat(engine.log(training, 1).orElseThrow().getContentAsString(StandardCharsets.UTF_8))
                .contains("-jar /app/daemon.jar");
        assertThat(engine.log(training, 2)).isEmpty();
    }

    @Test
    void anAgentThatNoNodeFitsSaysSo() throws IOException {
        Workload large = Workloads.of(Kind.TRAIN, "large", "train-large", 1, new Needs(0, 90_000, 64L << 20));

        String handle = cluster("java", "/bin/tail", Quota.UNLIMITED).launch(large, "token");

        eventually().until(() -> engine.note(handle), note -> note.orElse("").startsWith("no node fits: 0/"));
        assertThat(engine.ended(handle)).isEmpty();
        engine.stop(handle);
        eventually()
                .until(
                        () -> engine.ended(handle),
                        end -> end.orElse("").equals("the agent's Job was deleted from the cluster"));
    }

    @Test
    void anImageThatCannotBePulledIsNamed() throws IOException {
        String image = "does-not-exist.invalid/agent:1";
        String handle = cluster("image", image).launch(Workloads.training("acme", "train-image"), "token");

        eventually()
                .until(
                        () -> engine.note(handle),
                        note -> note.orElse("").startsWith("its image " + image + " cannot be pulled: "));
    }

    @Test
    void whatBelongsToNoWorkloadIsDeletedAndNothingElse() throws IOException {
        String kept = engine.launch(Workloads.serving("sweep", "serve-kept"), "token");
        String orphan = engine.launch(Workloads.serving("sweep", "serve-orphan"), "token");
        KubernetesProperties otherSettings = Workloads.settings("prefix", prefix + "o", "image", cluster.image());
        KubernetesCluster other = new KubernetesCluster(
                client,
                otherSettings,
                Workloads.PROGRAM,
                tenant -> Quota.UNLIMITED,
                Workloads.NODES,
                Clock.systemUTC());
        Handle others = Handle.parse(other.launch(Workloads.serving("sweep", "serve-other"), "token"));
        eventually()
                .until(() ->
                        engine.ended(kept).isEmpty() && engine.ended(orphan).isEmpty());

        eventually().until(() -> {
            engine.keepOnly(everythingBut(orphan));
            return engine.ended(orphan).isPresent();
        });

        assertThat(engine.ended(kept)).isEmpty();
        assertThat(client.apps()
                        .deployments()
                        .inNamespace(others.namespace())
                        .withName(others.name())
                        .get())
                .isNotNull();
        client.namespaces().withName(others.namespace()).delete();
    }

    @Test
    void aNamespaceThatIsSomebodyElsesIsLeftAlone() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(prefix + "-theirs")
                        .addToLabels("test", prefix)
                        .endMetadata()
                        .build())
                .create();

        assertThatThrownBy(() -> engine.launch(Workloads.training("theirs", "train-theirs"), "token"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not the engine's");
        client.namespaces().withName(prefix + "-theirs").delete();
    }

    @Test
    void nodesAreListedWithWhatTheyHave() {
        assertThat(engine.nodes()).isNotEmpty().allSatisfy(node -> {
            assertThat(node.capacity().millicpus()).isPositive();
            assertThat(node.capacity().memory()).isPositive();
        });
    }

    private KubernetesCluster cluster(String setting, String value) {
        return cluster(setting, value, new Quota(null, 4.0, null, null, null, null));
    }

    private KubernetesCluster cluster(String setting, String value, Quota quota) {
        KubernetesProperties settings = setting.equals("image")
                ? Workloads.settings("prefix", prefix, "image", value)
                : Workloads.settings("prefix", prefix, "image", cluster.image(), setting, value);
        return new KubernetesCluster(
                client, settings, Workloads.PROGRAM, tenant -> quota, Workloads.NODES, Clock.systemUTC());
    }

    /** All agents of this test class but one, since its tests share them. */
    private List<String> everythingBut(String handle) {
        List<String> jobs =
                client.batch().v1().jobs().inAnyNamespace().withLabel(Labels.ENGINE, prefix).list().getItems().stream()
                        .map(job -> "job/" + job.getMetadata().getNamespace() + "/"
                                + job.getMetadata().getName())
                        .toList();
        List<String> deployments =
                client.apps().deployments().inAnyNamespace().withLabel(Labels.ENGINE, prefix).list().getItems().stream()
                        .map(one -> "deployment/" + one.getMetadata().getNamespace() + "/"
                                + one.getMetadata().getName())
                        .toList();
        return Stream.concat(jobs.stream(), deployments.stream())
                .filter(one -> !one.equals(handle))
                .toList();
    }

    private Job job(Handle handle) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(handle.namespace())
                .withName(handle.name())
                .get();
    }

    private Secret secret(Handle handle) {
        return client.secrets()
                .inNamespace(handle.namespace())
                .withName(handle.name())
                .get();
    }

    /** A real cluster takes its time. */
    private static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(Boolean.getBoolean("aiengine.test.cluster") ? Duration.ofMinutes(3) : Duration.ofSeconds(30));
    }
}
