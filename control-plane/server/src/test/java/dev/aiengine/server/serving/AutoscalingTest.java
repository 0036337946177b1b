package dev.aiengine.server.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Target 60 % busy and 50 ms of waiting, a fifth of slack, five minutes of stabilisation, ten minutes until idle. */
class AutoscalingTest {
    private static final PoolBounds ONE_TO_EIGHT = new PoolBounds(1, 8);
    private static final PoolBounds NONE_TO_EIGHT = new PoolBounds(0, 8);

    private final Autoscaling autoscaling = new Autoscaling(new ServingProperties(
            16, 0.6, Duration.ofMillis(50), 0.2, Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(5)));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aPoolGrowsAtOnceToWhereTheLoadIsAtItsTarget() {
        PoolScale next = next(scale(2), busy(2, 0.9), ONE_TO_EIGHT);

        assertThat(next.wanted()).isEqualTo(3);
        assertThat(next.reason())
                .isEqualTo("models are busy 90 % of the time (target 60 %) and let requests wait 0 ms (target 50 ms)");
    }

    @Test
    void itGrowsWhenRequestsWaitThoughTheModelsAreNotBusy() {
        assertThat(next(scale(2), waiting(2, 60), ONE_TO_EIGHT).wanted()).isEqualTo(3);
        assertThat(next(scale(2), waiting(2, 10_000), ONE_TO_EIGHT).wanted())
                .as("twice as many at most")
                .isEqualTo(4);
        assertThat(next(scale(2), waiting(2, 50), ONE_TO_EIGHT).wanted()).isEqualTo(2);
    }

    @Test
    void whatHasNotComeUpYetIsNotAskedForTwice() {
        PoolScale asked = next(scale(2), busy(2, 1), ONE_TO_EIGHT);
        assertThat(asked.wanted()).isEqualTo(4);

        assertThat(next(asked, busy(2, 1), ONE_TO_EIGHT).wanted()).isEqualTo(4);
        assertThat(next(asked, busy(4, 1), ONE_TO_EIGHT).wanted()).isEqualTo(7);
    }

    @Test
    void aLoadBetweenTheTargetAndItsSlackChangesNothing() {
        // 0.5 of three would be 0.75 of two
        assertThat(after(Duration.ofHours(1), scale(3), busy(3, 0.5), ONE_TO_EIGHT)
                        .wanted())
                .isEqualTo(3);
        assertThat(after(Duration.ofHours(1), scale(3), busy(3, 0.6), ONE_TO_EIGHT)
                        .wanted())
                .isEqualTo(3);
    }

    @Test
    void aPoolShrinksToTheMostThatWasNeededWithinTheWindow() {
        PoolScale wave = after(Duration.ofSeconds(10), scale(6), busy(6, 0.3), ONE_TO_EIGHT);
        assertThat(wave.wanted()).isEqualTo(6);

        PoolScale early = after(Duration.ofSeconds(289), wave, busy(6, 0.2), ONE_TO_EIGHT);
        assertThat(early.wanted()).isEqualTo(6);
        assertThat(early.reason()).endsWith("asks for 3; 6 were needed within the last 5 min");
        PoolScale late = after(Duration.ofSeconds(2), early, busy(6, 0.2), ONE_TO_EIGHT);
        assertThat(late.wanted()).isEqualTo(4);
        assertThat(after(Duration.ofMinutes(5), late, busy(4, 0.3), ONE_TO_EIGHT)
                        .wanted())
                .isEqualTo(3);
    }

    @Test
    void aShortLullDoesNotShrinkAPool() {
        PoolScale scale = scale(4);
        for (int i = 0; i < 10; i++) {
            scale = after(Duration.ofMinutes(4), scale, busy(4, 0.01), ONE_TO_EIGHT);
            scale = after(Duration.ofSeconds(10), scale, busy(4, 0.55), ONE_TO_EIGHT);
            assertThat(scale.wanted()).isEqualTo(4);
        }
    }

    @Test
    void replicasThatCarryTheLoadAloneWithEffortAreNotTakenForEnough() {
        // Three of four wait for a node, maybe for longer than the window
        assertThat(after(Duration.ofHours(1), scale(4), busy(1, 0.95), ONE_TO_EIGHT)
                        .wanted())
                .isEqualTo(4);
    }

    @Test
    void theBoundsHoldWhateverTheLoad() {
        PoolScale most = next(scale(7), busy(7, 1), ONE_TO_EIGHT);
        assertThat(most.wanted()).isEqualTo(8);
        assertThat(most.reason()).endsWith("which asks for 12; the endpoints' max is 8");

        assertThat(next(scale(1), busy(1, 0), new PoolBounds(3, 5)).wanted()).isEqualTo(3);
        assertThat(next(scale(8), busy(8, 1), new PoolBounds(1, 2)).wanted()).isEqualTo(2);
    }

    @Test
    void aLoweredMinimumIsFollowedAtOnceWhereNobodyNeededMore() {
        PoolScale calm = after(Duration.ofMinutes(6), scale(3), busy(3, 0), new PoolBounds(3, 3));

        assertThat(next(calm, busy(3, 0), new PoolBounds(1, 3)).wanted()).isEqualTo(1);
    }

    @Test
    void aPoolThatTellsNothingStaysAsItIs() {
        assertThat(after(Duration.ofHours(1), scale(3), unheard(), ONE_TO_EIGHT).wanted())
                .isEqualTo(3);
    }

    @Test
    void aPoolEndsWhenNobodyHasPredictedForAWhile() {
        PoolScale used = next(scale(3), busy(3, 0.1), NONE_TO_EIGHT);
        PoolScale calm = after(Duration.ofSeconds(599), used, idle(3), NONE_TO_EIGHT);
        assertThat(calm.wanted()).isEqualTo(1);

        PoolScale ended = after(Duration.ofSeconds(1), calm, idle(1), NONE_TO_EIGHT);

        assertThat(ended.wanted()).isZero();
        assertThat(ended.reason()).isEqualTo("nobody has predicted for 10 min; the next prediction starts a replica");
        assertThat(after(Duration.ofHours(1), ended, unheard(), NONE_TO_EIGHT).wanted())
                .isZero();
        assertThat(after(Duration.ofHours(1), used, idle(3), ONE_TO_EIGHT).wanted())
                .isEqualTo(1);
    }

    @Test
    void thePredictionThatWaitsForAPoolStartsOneReplica() {
        PoolScale ended = PoolScale.of(0, now);
        assertThat(next(ended, unheard(), NONE_TO_EIGHT).wanted()).isZero();

        PoolScale woken = next(ended, unheard().withUse(), NONE_TO_EIGHT);

        assertThat(woken.wanted()).isEqualTo(1);
        assertThat(woken.reason()).isEqualTo("a prediction waits for a replica");
        assertThat(after(Duration.ofMinutes(9), woken, unheard(), NONE_TO_EIGHT).wanted())
                .isEqualTo(1);
    }

    @Test
    void whoGaveAReplicaAwayDoesNotAskForAnotherBeforeThePauseIsOver() {
        PoolScale gave = scale(3).gaveWay("a replica gave way to tenant globex", now.plus(Duration.ofMinutes(5)));
        assertThat(gave.wanted()).isEqualTo(2);

        PoolScale pressed = next(gave, busy(2, 1), ONE_TO_EIGHT);
        assertThat(pressed.wanted()).isEqualTo(2);
        assertThat(pressed.reason()).isEqualTo("a replica gave way to tenant globex");
        assertThat(after(Duration.ofMinutes(5), pressed, busy(2, 1), ONE_TO_EIGHT)
                        .wanted())
                .isEqualTo(4);
    }

    @Test
    void endpointsThatAskForMoreGetItEvenDuringThePause() {
        PoolScale gave = scale(3).gaveWay("a replica gave way", now.plus(Duration.ofMinutes(5)));

        assertThat(next(gave, busy(2, 0), new PoolBounds(4, 4)).wanted()).isEqualTo(4);
    }

    private PoolScale scale(int replicas) {
        return PoolScale.of(replicas, now);
    }

    private PoolScale next(PoolScale before, Signals seen, PoolBounds bounds) {
        return autoscaling.next(before, seen, bounds, now);
    }

    /** Lets time pass with the same load, looked at every second. */
    private PoolScale after(Duration time, PoolScale before, Signals seen, PoolBounds bounds) {
        PoolScale scale = before;
        for (long second = 0; second < time.toSeconds(); second++) {
            now = now.plusSeconds(1);
            scale = next(scale, seen, bounds);
        }
        return scale;
    }

    private static Signals busy(int replicas, double each) {
        return new Signals(replicas, replicas * each, Duration.ZERO, true);
    }

    private static Signals waiting(int replicas, long millis) {
        return new Signals(replicas, replicas * 0.1, Duration.ofMillis(millis), true);
    }

    private static Signals idle(int replicas) {
        return new Signals(replicas, 0, Duration.ZERO, false);
    }

    private static Signals unheard() {
        return Signals.NONE;
    }
}
