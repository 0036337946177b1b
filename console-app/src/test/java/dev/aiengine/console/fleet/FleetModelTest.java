package dev.aiengine.console.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.connection.Environment;
import dev.aiengine.console.connection.Profile;
import dev.aiengine.console.connection.Session;
import dev.aiengine.console.support.PlayedFleet;
import dev.aiengine.console.work.Work;
import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.contract.fleet.AgentPage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetModelTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final PlayedFleet engine = new PlayedFleet(12, 8);
    private Instant now = Instant.now();
    private final FleetModel model = new FleetModel(new Session(
            Profile.remote("test", engine.url(), "any", Environment.DEVELOPMENT),
            new Work(Runnable::run, Runnable::run),
            timer,
            () -> now));

    FleetModelTest() throws IOException {}

    @AfterEach
    void end() {
        engine.close();
        timer.shutdownNow();
    }

    @Test
    void aChosenNodeHasItsAgentsAndItsPast() {
        model.refresh();
        assertThat(model.machines()).hasSize(12);
        assertThat(model.past.get()).isNull();
        assertThat(engine.charts()).as("nobody looks at one").isZero();

        model.choose("gpu-node-04");

        Machine chosen = model.chosen().orElseThrow();
        assertThat(model.agents(chosen)).extracting(Agent::workload).containsExactly("a4", "b4");
        assertThat(model.agents()).hasSize(18);
        assertThat(Objects.requireNonNull(model.past.get()).series()).hasSize(26);
        model.choose(null);
        assertThat(model.past.get()).isNull();
    }

    @Test
    void chartsAreReadAgainWhenTheyCanHaveANewPoint() {
        model.refresh();
        model.choose("gpu-node-01");
        model.refresh();
        now = now.plus(Duration.ofMillis(9_999));
        model.refresh();
        assertThat(engine.charts()).isEqualTo(1);

        now = now.plus(Duration.ofMillis(1));
        model.refresh();
        assertThat(engine.charts()).isEqualTo(2);
        model.range(Duration.ofHours(6));
        assertThat(engine.charts()).isEqualTo(3);
    }

    @Test
    void aNodeThatIsGoneIsNotLookedAtAnyMore() {
        model.refresh();
        model.choose("gpu-node-01");

        model.fleet.set(new AgentPage(List.of(), List.of(), null));

        assertThat(model.chosen()).isEmpty();
        model.refresh();
        assertThat(model.chosen()).as("also when it comes back").isEmpty();
    }

    @Test
    void otherNodesThatTakeWorkAreCounted() {
        model.refresh();

        Machine one = model.machine("gpu-node-01").orElseThrow();
        Machine drained = model.machine("gpu-node-04").orElseThrow();
        assertThat(model.others(one)).as("12 without 2 drained and itself").isEqualTo(9);
        assertThat(model.others(drained)).isEqualTo(10);
    }
}
