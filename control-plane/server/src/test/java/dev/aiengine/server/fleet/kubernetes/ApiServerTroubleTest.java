package dev.aiengine.server.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.server.SettableClock;
import dev.aiengine.server.fleet.ClusterUnavailable;
import dev.aiengine.server.fleet.Workload;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real API server does now and then, put in the played one's way. */
class ApiServerTroubleTest {
    private static final MockResponse AWAY = PlayedApiServer.status(503, "ServiceUnavailable", "etcd has no leader");

    private final TestCluster.Played played = new TestCluster.Played();
    private final PlayedApiServer server = played.server();
    private final SettableClock clock = new SettableClock();
    private final KubernetesCluster engine = new KubernetesCluster(
            played.client(),
            Workloads.settings(),
            Workloads.PROGRAM,
            tenant -> Quota.UNLIMITED,
            Workloads.NODES,
            clock);
    private final Workload training = Workloads.training("acme", "train-1");

    @BeforeEach
    void known() {
        engine.start();
        await().until(this::answers);
    }

    @AfterEach
    void close() {
        engine.close();
        played.close();
    }

    @Test
    void aRequestTooManyIsMadeAgainWhenTheServerSaysSo() throws IOException {
        server.answer(
                "POST",
                "/jobs$",
                1,
                PlayedApiServer.status(429, "TooManyRequests", "slow down").setHeader("Retry-After", "1"));
        long begun = System.nanoTime();

        String handle = engine.launch(training, "token");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(950));
        assertThat(server.count("POST", "/jobs$")).isEqualTo(2);
        assertThat(engine.ended(handle)).isEmpty();
    }

    @Test
    void aServerThatNeverAnswersHoldsNothingAgainstAWorkload() throws IOException {
        server.answer("POST", "/jobs$", Integer.MAX_VALUE, AWAY);

        assertThatThrownBy(() -> engine.launch(training, "token"))
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessage("the cluster answered 503: etcd has no leader");

        server.noMoreFaults();
        assertThat(engine.launch(training, "token")).isEqualTo("job/ai-engine-acme/train-train-1-1");
    }

    @Test
    void aLaunchWhoseAnswerWasLostFindsWhatItMade() throws IOException {
        Workload serving = Workloads.serving("acme", "serve-1");
        String first = engine.launch(serving, "token");
        server.answer("GET", "/deployments/", 1, AWAY);

        assertThat(engine.launch(serving, "token")).isEqualTo(first);
        assertThat(server.count("POST", "/deployments$")).isEqualTo(2);
    }

    @Test
    void aClusterThatGoesAwayIsKnownToBeAndComesBack() throws IOException {
        String handle = engine.launch(training, "token");
        server.answer(request -> AWAY);
        clock.advance(Duration.ofSeconds(6));

        assertThatThrownBy(engine::nodes)
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessage("the cluster answered 503: etcd has no leader");
        assertThat(engine.ended(handle)).isEmpty();

        clock.advance(Duration.ofMinutes(10));
        server.noMoreFaults();
        await().until(this::answers);
        assertThat(engine.ended(handle)).isEmpty();
    }

    @Test
    void aServerThatIsGoneIsSaidToBeAndNothingIsHeldAgainstAWorkload() throws IOException {
        String handle = engine.launch(training, "token");
        server.close();
        clock.advance(Duration.ofSeconds(6));

        assertThatThrownBy(engine::nodes)
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessage("the cluster cannot be reached: nothing listens at its address");
        assertThatThrownBy(() -> engine.launch(Workloads.serving("acme", "serve-1"), "token"))
                .isInstanceOf(ClusterUnavailable.class);
        assertThat(engine.ended(handle)).isEmpty();
    }

    @Test
    void expiredCredentialsAreNamedAsSuch() {
        server.answer(request -> PlayedApiServer.status(401, "Unauthorized", "Unauthorized"));
        clock.advance(Duration.ofSeconds(6));

        assertThatThrownBy(engine::nodes)
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessageContaining("does not accept the engine's credentials (401)");
    }

    @Test
    void missingPermissionsAreNamedByVerbAndResource() {
        server.deny("create jobs");
        server.deny("list nodes");
        KubernetesCluster fresh = new KubernetesCluster(
                played.client(),
                Workloads.settings(),
                Workloads.PROGRAM,
                tenant -> Quota.UNLIMITED,
                Workloads.NODES,
                clock);

        assertThatThrownBy(fresh::nodes)
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessage("the engine lacks permissions in the cluster: list nodes, create jobs.batch");
        fresh.close();
    }

    @Test
    void aPermissionThatIsTakenAwayLaterIsSaidInTheServersWords() {
        String message =
                "jobs.batch is forbidden: User \"engine\" cannot create resource \"jobs\" in API group \"batch\"";
        server.answer("POST", "/jobs$", 1, PlayedApiServer.status(403, "Forbidden", message));

        assertThatThrownBy(() -> engine.launch(training, "token"))
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessage("the engine lacks a permission in the cluster (403): " + message);
    }

    @Test
    void aNamespacesQuotaIsNoMissingPermission() {
        server.answer(
                "POST",
                "/jobs$",
                1,
                PlayedApiServer.status(403, "Forbidden", "jobs.batch \"x\" is forbidden: exceeded quota: tenant"));

        assertThatThrownBy(() -> engine.launch(training, "token"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the namespace's quota is used up");
    }

    @Test
    void anObjectThatTheServerFindsInvalidFailsTheLaunchWithItsWords() {
        server.answer(
                "POST",
                "/jobs$",
                1,
                PlayedApiServer.status(
                        422, "Invalid", "Job.batch \"x\" is invalid: spec.template: field is immutable"));

        assertThatThrownBy(() -> engine.launch(training, "token"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("field is immutable");
    }

    @Test
    void aNamespaceThatSomebodyRemovedIsMadeAgainByTheNextLaunch() throws IOException {
        engine.launch(training, "token");
        played.client().namespaces().withName("ai-engine-acme").delete();
        await().until(() ->
                played.client().namespaces().withName("ai-engine-acme").get() == null);
        Workload next = Workloads.training("acme", "train-2");

        assertThatThrownBy(() -> engine.launch(next, "token")).isInstanceOf(IOException.class);
        assertThat(engine.launch(next, "token")).isEqualTo("job/ai-engine-acme/train-train-2-1");
    }

    @Test
    void anApplyThatCrossesAnotherWritersIsDoneAgain() throws IOException {
        server.answer(
                "PATCH",
                "/resourcequotas/",
                1,
                PlayedApiServer.status(
                        409, "Conflict", "Operation cannot be fulfilled: the object has been modified; try again"));

        assertThat(engine.launch(training, "token")).isNotNull();
        assertThat(server.count("PATCH", "/resourcequotas/")).isEqualTo(2);
    }

    @Test
    void aWatchThatExpiresIsBegunAnewFromAFreshList() throws IOException {
        AtomicInteger watches = new AtomicInteger();
        server.answer(request -> request.getPath().startsWith("/apis/batch/v1/jobs?")
                        && request.getPath().contains("watch=true")
                        && request.getPath().contains("labelSelector")
                        && watches.getAndIncrement() == 0
                ? expired()
                : null);
        KubernetesCluster fresh = new KubernetesCluster(
                played.client(),
                Workloads.settings(),
                Workloads.PROGRAM,
                tenant -> Quota.UNLIMITED,
                Workloads.NODES,
                clock);
        fresh.start();
        String handle = fresh.launch(training, "token");

        played.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace("ai-engine-acme")
                .withName("train-train-1-1")
                .edit(job -> {
                    job.getSpec().setSuspend(true);
                    return job;
                });
        await().until(() -> watches.get() > 1);
        assertThat(fresh.ended(handle)).isEmpty();
        fresh.close();
    }

    @Test
    void podsOfOthersAreListedPageByPageAndOnceMoreWhereTheListExpires() {
        AtomicInteger pages = new AtomicInteger();
        server.answer(request -> {
            if (!request.getMethod().equals("GET") || !request.getPath().contains("aiengine.dev%2Fengine%21%3D")) {
                return null;
            }
            return switch (pages.getAndIncrement()) {
                case 0 -> page("next", "3");
                case 1 -> PlayedApiServer.status(410, "Expired", "The provided continue parameter is too old");
                case 2 -> page("next", "2");
                case 3 -> page("", "1");
                default -> null;
            };
        });
        clock.advance(Duration.ofMinutes(1));

        assertThat(engine.nodes().getFirst().capacity().millicpus()).isEqualTo(5_000);
        assertThat(pages).hasValue(4);
    }

    private boolean answers() {
        clock.advance(Duration.ofSeconds(6));
        try {
            return !engine.nodes().isEmpty();
        } catch (ClusterUnavailable e) {
            return false;
        }
    }

    private static MockResponse page(String place, String cpus) {
        return new MockResponse()
                .setResponseCode(200)
                .setBody(Serialization.asJson(new PodListBuilder()
                        .withNewMetadata()
                        .withContinue(place)
                        .withResourceVersion("1")
                        .endMetadata()
                        .addToItems(new PodBuilder()
                                .withNewMetadata()
                                .withName("other-" + cpus)
                                .endMetadata()
                                .withNewSpec()
                                .withNodeName("node-1")
                                .addNewContainer()
                                .withNewResources()
                                .addToRequests("cpu", new Quantity(cpus))
                                .endResources()
                                .endContainer()
                                .endSpec()
                                .build())
                        .build()));
    }

    /** What a server sends whose history does not go back as far as the watch wants to begin. */
    private static MockResponse expired() {
        return new MockResponse().withWebSocketUpgrade(new WebSocketListener() {
            @Override
            public void onOpen(WebSocket socket, Response response) {
                socket.send(
                        "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                                + "\"message\":\"too old resource version\",\"reason\":\"Expired\",\"code\":410}}");
            }
        });
    }
}
