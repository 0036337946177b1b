package dev.aiengine.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.agent.Conversation;
import dev.aiengine.agent.FakeControlPlane;
import dev.aiengine.agent.control.Blobs;
import dev.aiengine.agent.control.ControlPlaneClient;
import dev.aiengine.agent.control.Ending;
import dev.aiengine.agent.control.NodeClient;
import dev.aiengine.contract.agent.Mirror;
import dev.aiengine.contract.agent.NodeState;
import dev.aiengine.contract.agent.NodeState.Reader;
import dev.aiengine.contract.agent.NodeState.Wanted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCacheTest {
    private static final String ACME = "token-of-acme";

    private final Ending ending = new Ending();
    private final PlayedControlPlane controlPlane = new PlayedControlPlane();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final NodeClient client = new NodeClient(
            controlPlane.url(),
            "node-1",
            PlayedControlPlane.TOKEN,
            ending,
            Conversation.HASTY,
            Duration.ZERO,
            InstantSource.system(),
            HttpClient.newHttpClient());

    @TempDir
    Path folder;

    private NodeCache cache;

    NodeCacheTest() throws IOException {
        cache = open(Files.createTempDirectory("unused"), 1);
    }

    @BeforeEach
    void aCache() throws IOException {
        cache.close();
        cache = open(folder.resolve("packages"), 10);
    }

    @AfterEach
    void close() {
        ending.end("the test is over");
        cache.close();
        client.close();
        controlPlane.close();
        http.close();
    }

    @Test
    void whatIsWantedIsFetchedOnceAndGivenToItsTenantsAgents() throws Exception {
        Wanted wanted = controlPlane.wanted("acme", bytes("12345"));

        desire(wanted);
        await().until(() -> cache.status().packages() == 1);
        desire(wanted);

        assertThat(get("acme", wanted.sha256(), ACME)).isEqualTo("200 12345");
        assertThat(controlPlane.fetches)
                .containsExactly("/agent/v1/nodes/node-1/tenants/acme/packages/" + wanted.sha256());
        assertThat(cache.status().bytes()).isEqualTo(5);
    }

    @Test
    void nobodyElseGetsIt() throws Exception {
        Wanted wanted = controlPlane.wanted("acme", bytes("12345"));
        desire(wanted);
        await().until(() -> cache.status().packages() == 1);

        assertThat(get("acme", wanted.sha256(), "token-of-globex")).isEqualTo("401 ");
        assertThat(get("globex", wanted.sha256(), ACME)).isEqualTo("401 ");
        assertThat(get("acme", FakeControlPlane.sha256(bytes("other")), ACME)).isEqualTo("404 ");
        assertThat(get("acme", "..%2Fsecret", ACME)).isEqualTo("404 ");
        cache.desire(new NodeState(List.of(wanted), List.of()));
        assertThat(get("acme", wanted.sha256(), ACME)).isEqualTo("401 ");
    }

    @Test
    void whatDoesNotFitIsToldAndTheRestIsFetched() {
        Wanted large = new Wanted("acme", FakeControlPlane.sha256(bytes("large")), 11);
        Wanted small = controlPlane.wanted("acme", bytes("small"));

        desire(large, small);

        await().until(() -> cache.status().packages() == 1);
        await().until(() -> cache.status().problem() != null);
        assertThat(cache.status().problem())
                .isEqualTo("package " + large.sha256()
                        + " of tenant acme, 11 bytes, does not fit beside the others that are needed");
    }

    @Test
    void whatIsWantedNoLongerMakesRoom() {
        Wanted before = controlPlane.wanted("acme", bytes("before"));
        desire(before);
        await().until(() -> cache.status().packages() == 1);
        Wanted after = controlPlane.wanted("acme", bytes("after!"));

        desire(after);

        await().until(() ->
                folder.resolve("packages/acme/" + after.sha256()).toFile().exists());
        assertThat(folder.resolve("packages/acme/" + before.sha256())).doesNotExist();
    }

    @Test
    void bytesWithAnotherDigestAreNotKept() {
        Wanted wanted = controlPlane.wanted("acme", bytes("12345"));
        controlPlane.packages.put(wanted.sha256(), bytes("54321"));

        desire(wanted);

        await().until(() -> cache.status().problem() != null);
        assertThat(cache.status().problem()).contains("came with the digest");
        assertThat(cache.status().packages()).isZero();
    }

    @Test
    void aControlPlaneThatIsAwayIsAskedAgainWithTheNextHeartbeat() {
        Wanted wanted = controlPlane.wanted("acme", bytes("12345"));
        controlPlane.away = true;
        desire(wanted);
        await().until(() -> cache.status().problem() != null);
        controlPlane.away = false;

        desire(wanted);

        await().until(() -> cache.status().packages() == 1);
        await().until(() -> cache.status().problem() == null);
    }

    @Test
    void anAgentLooksThereFirstAndAtTheControlPlaneWhereItMust() throws Exception {
        Wanted wanted = controlPlane.wanted("acme", bytes("12345"));
        desire(wanted);
        await().until(() -> cache.status().packages() == 1);
        try (FakeControlPlane agents = new FakeControlPlane();
                ControlPlaneClient agent = Conversation.client(agents, new Ending(), Duration.ofMinutes(1))) {
            String far = agents.blob(bytes("far"));
            Blobs blobs = new Blobs(folder.resolve("blobs"), agent);
            blobs.lookFirstAt(new Mirror("http://127.0.0.1:" + cache.port() + "/packages/acme", ACME));

            assertThat(blobs.fetch(wanted.sha256())).hasContent("12345");
            assertThat(agents.requests).isEmpty();
            assertThat(blobs.fetch(far)).hasContent("far");

            String gone = agents.blob(bytes("gone"));
            cache.close();
            assertThat(blobs.fetch(gone)).hasContent("gone");
        }
    }

    private NodeCache open(Path packages, long limit) throws IOException {
        return NodeCache.open(
                packages,
                limit,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                client,
                InstantSource.system());
    }

    private void desire(Wanted... wanted) {
        Reader acme = new Reader("acme", FakeControlPlane.sha256(bytes(ACME)));
        Reader globex = new Reader("globex", FakeControlPlane.sha256(bytes("token-of-globex")));
        cache.desire(new NodeState(List.of(wanted), List.of(acme, globex)));
    }

    private String get(String tenant, String sha256, String token) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + cache.port() + "/packages/" + tenant + "/" + sha256))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
