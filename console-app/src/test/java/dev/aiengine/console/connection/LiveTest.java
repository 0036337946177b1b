package dev.aiengine.console.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.events.Change;
import dev.aiengine.contract.events.EngineEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LiveTest {
    private final Queue<Runnable> soon = new ArrayDeque<>();
    private final Live live = new Live(soon::add, Runnable::run);
    private final List<String> told = new ArrayList<>();

    @Test
    void manyChangesAtOnceAreToldOnce() {
        live.on(EnumSet.of(Topic.TRAINING), changed -> told.add("training"));
        for (int change = 0; change < 1000; change++) {
            live.changed(EnumSet.of(Topic.TRAINING));
        }

        assertThat(soon).hasSize(1);
        tell();
        assertThat(told).containsExactly("training");
    }

    @Test
    void onlyWhoLooksAtItIsTold() {
        live.on(EnumSet.of(Topic.MODELS), changed -> told.add("models"));
        Runnable gone = live.on(EnumSet.of(Topic.TRAINING), changed -> told.add("training"));
        gone.run();
        live.changed(EnumSet.of(Topic.TRAINING, Topic.MODELS));
        tell();

        assertThat(told).containsExactly("models");
    }

    @Test
    void whoLooksAtMuchIsToldWhatOfItChanged() {
        live.on(EnumSet.of(Topic.METRICS, Topic.AUDIT, Topic.QUEUE), changed -> told.add(changed.toString()));
        live.changed(EnumSet.of(Topic.QUEUE, Topic.METRICS, Topic.MODELS));
        tell();

        assertThat(told).containsExactly("[QUEUE, METRICS]");
    }

    @Test
    void aChangeWhileOthersAreToldIsToldNext() {
        live.on(EnumSet.of(Topic.AUDIT), changed -> {
            told.add("audit");
            if (told.size() == 1) {
                live.changed(EnumSet.of(Topic.AUDIT));
            }
        });
        live.changed(EnumSet.of(Topic.AUDIT));
        tell();
        tell();

        assertThat(told).hasSize(2);
    }

    @Test
    void anEngineThatForgotWhatHappenedHasEverythingLookedAt() {
        assertThat(Hearing.topics(new EngineEvent.Reset(Instant.EPOCH))).containsExactlyInAnyOrder(Topic.values());
        assertThat(Hearing.topics(new EngineEvent.OfDataset("acme", "reviews", 1, Change.CREATED, Instant.EPOCH)))
                .containsExactly(Topic.DATASETS);
    }

    private void tell() {
        Objects.requireNonNull(soon.poll()).run();
    }
}
