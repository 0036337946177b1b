package dev.aiengine.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.agent.Conversation;
import dev.aiengine.agent.FakeControlPlane;
import dev.aiengine.agent.FakeControlPlane.Trouble;
import dev.aiengine.contract.agent.TrainingOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPlaneClientTest {
    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private final Ending ending = new Ending();
    private final ControlPlaneClient client = Conversation.client(controlPlane, ending, Duration.ofMinutes(1));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        client.close();
        controlPlane.close();
    }

    @Test
    void aBlobIsFetchedOnceAndKeptUnderItsDigest() throws Exception {
        String sha256 = controlPlane.blob("rows".getBytes(StandardCharsets.UTF_8));
        Blobs blobs = new Blobs(folder, client);

        Path first = blobs.fetch(sha256);
        Path second = blobs.fetch(sha256);

        assertThat(first).isEqualTo(second).hasFileName(sha256).hasContent("rows");
        assertThat(controlPlane.requests).hasSize(1);
    }

    @Test
    void aBlobWithAnotherDigestIsRefusedAndLeavesNothingBehind() throws Exception {
        String sha256 = FakeControlPlane.sha256("rows".getBytes(StandardCharsets.UTF_8));
        controlPlane.blobs.put(sha256, "other rows".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new Blobs(folder, client).fetch(sha256)).hasMessageContaining("came with the digest");

        assertThat(controlPlane.requests).as("tries").hasSize(3);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aDigestThatIsNoneNeverBecomesAPath() {
        assertThatThrownBy(() -> new Blobs(folder, client).fetch("../secret")).hasMessageContaining("not a SHA-256");
    }

    @Test
    void busyAnswersAreTriedAgain() throws Exception {
        String sha256 = controlPlane.blob(new byte[] {1, 2, 3});
        controlPlane.troubles.add(Trouble.on("/blobs", 503));
        controlPlane.troubles.add(new Trouble("/blobs", 429, Map.of("Retry-After", "0")));
        controlPlane.troubles.add(Trouble.on("/blobs", 500));

        assertThat(new Blobs(folder, client).fetch(sha256)).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(controlPlane.requests).hasSize(4);
    }

    @Test
    void whatIsForbiddenIsNotTriedAgain() {
        assertThatThrownBy(client::order).isInstanceOf(RequestRefused.class).hasMessageContaining("404");
        assertThat(controlPlane.requests).hasSize(1);
        assertThat(ending.asked()).isFalse();
    }

    @Test
    void anAttemptThatIsOverEndsTheProcessWell() {
        controlPlane.over = true;

        assertThatThrownBy(() -> client.report(new TrainingOutcome.Refused("no rows")))
                .isInstanceOf(AttemptOver.class);
        assertThat(ending.reason())
                .hasValueSatisfying(reason -> assertThat(reason.failed()).isFalse());
    }

    @Test
    void aReportWaitsForAControlPlaneThatIsAway() throws Exception {
        controlPlane.goAway();
        Thread reporting = Thread.ofVirtual().start(() -> {
            try {
                client.report(new TrainingOutcome.Refused("no rows"));
            } catch (java.io.IOException e) {
                ending.fail(e.toString());
            }
        });
        controlPlane.comeBack();

        assertThat(reporting.join(Duration.ofSeconds(20))).isTrue();
        assertThat(controlPlane.outcomes).containsExactly(new TrainingOutcome.Refused("no rows"));
    }

    @Test
    void patienceEnds() {
        controlPlane.goAway();
        try (ControlPlaneClient impatient = Conversation.client(controlPlane, ending, Duration.ZERO)) {
            assertThatThrownBy(impatient::order).isInstanceOf(java.net.ConnectException.class);
        }
    }

    @Test
    void anEndingCutsAWaitShort() throws Exception {
        controlPlane.goAway();
        Thread asking = Thread.ofVirtual().start(() -> {
            assertThatThrownBy(client::order).isInstanceOf(AttemptOver.class);
        });
        ending.end("told to");

        assertThat(asking.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void theTokenIsInNoText() {
        assertThat(controlPlane.attempt().toString()).doesNotContain(FakeControlPlane.TOKEN);
    }
}
