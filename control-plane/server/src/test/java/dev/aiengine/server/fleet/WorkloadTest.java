package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.Needs;
import dev.aiengine.server.fleet.Workload.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final Workload queued = Workload.queued("a", "acme", Kind.TRAIN, "a", 0, new Needs(0, 1, 1L << 30), 0, NOW);

    @Test
    void everyTransitionIsANewVersion() {
        Workload running = queued.admit().launched("1@1").running(NOW);

        assertThat(running.version()).isEqualTo(3);
        assertThat(running.attempt()).isEqualTo(1);
        assertThat(running.state()).isEqualTo(State.RUNNING);
    }

    @Test
    void theFirstHeartbeatMayOvertakeTheLaunch() {
        Workload heard = queued.admit().running(NOW);

        assertThat(heard.launched("1@1").state()).isEqualTo(State.RUNNING);
        assertThat(heard.launched("1@1").handle()).isEqualTo("1@1");
    }

    @Test
    void aLossCountsAndAReleaseDoesNot() {
        assertThat(queued.admit().requeue("killed").losses()).isEqualTo(1);
        assertThat(queued.admit().release("stopped").losses()).isZero();
        assertThat(queued.admit().release("stopped").admit().attempt()).isEqualTo(2);
    }

    @Test
    void illegalMovesAreRefused() {
        Workload ended = queued.end("cancelled", NOW);

        assertThatThrownBy(ended::admit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ended.end(null, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> queued.running(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> queued.requeue("lost")).isInstanceOf(IllegalStateException.class);
    }
}
