package dev.aiengine.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.agent.Conversation;
import dev.aiengine.agent.FakeControlPlane;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.ServingPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatsTest {
    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private final Ending ending = new Ending();
    private final ControlPlaneClient client = Conversation.client(controlPlane, ending, Duration.ofMinutes(1));
    private final AtomicReference<DesiredState> heard = new AtomicReference<>();

    @TempDir
    Path folder;

    private Path work = Path.of("");

    @BeforeEach
    void folder() throws Exception {
        work = Files.createDirectory(folder.resolve("work"));
    }

    @AfterEach
    void close() {
        ending.end("the test is over");
        client.close();
        controlPlane.close();
    }

    @Test
    void theDesiredStateIsPassedOn() {
        controlPlane.desired = new DesiredState(false, null, new ServingPlan("acme", List.of(), List.of()));
        start(Duration.ofMillis(5), null);

        await().untilAsserted(() -> assertThat(heard.get()).isEqualTo(controlPlane.desired));
    }

    @Test
    void newsDoNotWaitForTheNextBeat() {
        Heartbeats heartbeats = start(Duration.ofHours(1), null);
        await().until(() -> controlPlane.heartbeats.size() == 1);

        heartbeats.soon();

        await().until(() -> controlPlane.heartbeats.size() == 2);
    }

    @Test
    void anAbsentControlPlaneIsWaitedFor() {
        start(Duration.ofMillis(5), null);
        await().until(() -> !controlPlane.heartbeats.isEmpty());
        controlPlane.goAway();
        controlPlane.heartbeats.clear();
        controlPlane.comeBack();

        await().until(() -> !controlPlane.heartbeats.isEmpty());
        assertThat(ending.asked()).isFalse();
    }

    @Test
    void aRefusedTokenEndsTheProcessAsAFailure() {
        controlPlane.troubles.add(FakeControlPlane.Trouble.on("/heartbeat", 403));
        start(Duration.ofMillis(5), null);

        await().until(ending::asked);
        assertThat(ending.reason())
                .hasValueSatisfying(reason -> assertThat(reason.failed()).isTrue());
    }

    @Test
    void anAgentWhoseEngineAndFolderAreGoneEnds() throws Exception {
        start(Duration.ofMillis(5), null);
        await().until(() -> !controlPlane.heartbeats.isEmpty());
        controlPlane.goAway();
        Files.delete(work);

        await().until(ending::asked);
    }

    @Test
    void anAgentEndsAfterTheSilenceItWasGiven() {
        controlPlane.goAway();
        start(Duration.ofMillis(5), Duration.ofMillis(20));

        await().until(ending::asked);
        assertThat(ending.reason().orElseThrow().text()).contains("no answer from the control plane");
    }

    private Heartbeats start(Duration interval, @Nullable Duration orphanAfter) {
        Heartbeats heartbeats = new Heartbeats(
                client,
                () -> new Heartbeat("node", 1, null, 1, null, null, null),
                heard::set,
                ending,
                new Heartbeats.Rhythm(interval, Conversation.HASTY, orphanAfter),
                work,
                InstantSource.system());
        Thread.ofVirtual().start(heartbeats);
        return heartbeats;
    }
}
