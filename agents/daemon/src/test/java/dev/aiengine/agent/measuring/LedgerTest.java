package dev.aiengine.agent.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.agent.Measured.Heard;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.contract.metrics.Distribution;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class LedgerTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private final Meters meters = new Meters();
    private final Meter meter = meters.of("news", "topics", 3);
    private final Remembrance remembrance = new Remembrance(2);
    private long now = START;
    private final Ledger ledger = new Ledger(meters, remembrance, () -> Instant.ofEpochSecond(now));

    @Test
    void aWindowHasWhatHappenedInItAndNothingElse() {
        meter.predicted(3, 2_000_000);
        meter.predicted(1, 4_000_000);
        meter.refused(ErrorKind.FULL);
        meter.waited(500_000);
        meter.batch(4);
        assertThat(beat(1)).as("its time is not up").isEmpty();

        Activity activity = beat(1).getFirst().activities().getFirst();
        assertThat(activity.endpoint() + " " + activity.model() + "@" + activity.version())
                .isEqualTo("news topics@3");
        assertThat(activity.predictions()).isEqualTo(2);
        assertThat(activity.rows()).isEqualTo(4);
        assertThat(activity.errors()).isEqualTo(Map.of("full", 1L));
        Distribution latency = Distribution.decoded(Objects.requireNonNull(activity.latency()));
        assertThat(latency.count()).isEqualTo(2);
        assertThat(latency.percentile(1)).isBetween(3_970L, 4_030L);
        assertThat(Distribution.decoded(Objects.requireNonNull(activity.batchSize()))
                        .max())
                .isEqualTo(4);
        ledger.answered(new Heard(1, 1));
        assertThat(beat(2)).isEmpty();
    }

    @Test
    void aHeartbeatThatWasNotAnsweredIsToldAgainAsItWas() {
        meter.predicted(1, 1);
        List<Window> first = beat(2);
        meter.predicted(1, 1);

        List<Window> second = beat(2);

        assertThat(second).isEqualTo(first);
        ledger.answered(new Heard(1, 0));
        assertThat(beat(0)).extracting(Window::number).containsExactly(2L);
    }

    @Test
    void whatIsHeardButNotStoredIsKeptForAControlPlaneThatForgotIt() {
        for (int i = 0; i < 3; i++) {
            meter.predicted(1, 1);
            assertThat(beat(2)).hasSize(1);
            ledger.answered(new Heard(i + 1, 1));
        }
        ledger.answered(new Heard(1, 1));

        assertThat(beat(0)).extracting(Window::number).containsExactly(2L, 3L);
        ledger.answered(new Heard(3, 3));
        assertThat(beat(2)).isEmpty();
    }

    @Test
    void anAbsentControlPlaneMakesMinutesOfWindowsAndLosesNothing() {
        int windows = 3_000;
        for (int i = 0; i < windows; i++) {
            meter.predicted(2, 1_000_000);
            List<Window> _ = beat(2);
        }
        ledger.answered(new Heard(0, 0));

        List<Window> all = beat(0);
        assertThat(all.size()).isLessThan(windows * 2 / 60 + Ledger.FINE + 2);
        assertThat(IntStream.range(1, all.size()))
                .allMatch(i -> all.get(i - 1).number() < all.get(i).number());
        List<Activity> activities =
                all.stream().flatMap(window -> window.activities().stream()).toList();
        assertThat(activities.stream().mapToLong(Activity::rows).sum()).isEqualTo(2L * windows);
        assertThat(activities.stream()
                        .mapToLong(activity -> Distribution.decoded(Objects.requireNonNull(activity.latency()))
                                .count())
                        .sum())
                .isEqualTo(windows);
    }

    @Test
    void whatIsTooMuchForOneHeartbeatGoesWithSeveral() {
        for (int i = 0; i < 2_000; i++) {
            meters.of("endpoint-" + i, "topics", 1).predicted(1, 1);
        }

        int told = 0;
        int heartbeats = 0;
        for (List<Window> news = beat(2); !news.isEmpty(); news = beat(0)) {
            assertThat(news.stream().mapToInt(Windows::bytes).sum()).isLessThanOrEqualTo(Ledger.HEARTBEAT);
            told += news.stream().mapToInt(window -> window.activities().size()).sum();
            heartbeats++;
            ledger.answered(new Heard(news.getLast().number(), 0));
        }
        assertThat(told).isEqualTo(2_000);
        assertThat(heartbeats).isGreaterThan(1);
    }

    @Test
    void aVariantThatIsGoneIsStillToldOnce() {
        meters.of("gone", "topics", 1).predicted(1, 1);
        System.gc();

        assertThat(beat(2).getFirst().activities())
                .extracting(Activity::endpoint)
                .containsExactly("gone");
    }

    @Test
    void soManyPredictionsOfAWindowAreRememberedAndOnlyThoseWithATruth() {
        var label = JsonNodeFactory.instance.objectNode().put("label", "sport");
        var number = JsonNodeFactory.instance.objectNode().put("value", 2.5);
        remembrance.consider("a", meter, List.of(JsonNodeFactory.instance.objectNode()));
        remembrance.consider("b", meter, List.of(label, number));
        remembrance.consider("c", meter, List.of(number));
        remembrance.consider("d", meter, List.of(label));

        Window window = beat(2).getFirst();
        assertThat(window.activities()).isEmpty();
        assertThat(window.remembered())
                .extracting(prediction -> prediction.id() + prediction.predicted())
                .containsExactly("b[sport, 2.5]", "c[2.5]");
        remembrance.consider("e", meter, List.of(label));
        ledger.answered(new Heard(1, 1));
        assertThat(beat(2).getFirst().remembered()).hasSize(1);
    }

    /** What a heartbeat after so many seconds takes along. */
    private List<Window> beat(int seconds) {
        now += seconds;
        Heartbeat sent = ledger.in(new Heartbeat("n", 1, null, 1, null, null, null));
        return sent.measured() == null ? List.of() : sent.measured().windows();
    }
}
