package dev.aiengine.console.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final int QUARTER = 30;
    private static final double TO = Answers.FROM + QUARTER * Answers.STEP;

    @Test
    void figuresAreThoseOfTheLastFiveMinutesAndNameTheWorst() {
        Map<String, String> failed = Answers.labels("tenant", "globex", "kind", "failed");
        Traffic traffic = Traffic.of(
                Focus.whole(true),
                Answers.of(QUARTER)
                        .with("predictions", "acme", Answers.turning(20, 9000, 10, 300))
                        .latency("acme", "0.95", Answers.turning(20, 9, 10, 0.01))
                        .with("predictions", "globex", Answers.turning(20, 0, 10, 270))
                        .latency("globex", "0.95", Answers.turning(20, 0.001, 10, 0.2))
                        .with("errors", failed, Answers.turning(20, 0, 10, 30))
                        .list(),
                TO);

        assertThat(traffic.perSecond()).isEqualTo(20);
        assertThat(traffic.slowest()).isEqualTo(new Traffic.Worst("globex", "globex", 0.2));
        assertThat(traffic.errors()).isEqualTo(0.05);
        assertThat(traffic.failing()).isEqualTo(new Traffic.Worst("globex", "globex", 0.1));
        assertThat(traffic.rates()).hasSize(QUARTER);
        assertThat(traffic.rates().getFirst()).isEqualTo(300);
        assertThat(traffic.rates().getLast()).isEqualTo(20);
    }

    @Test
    void whereNothingIsAskedThereIsNothingToName() {
        Traffic traffic = Traffic.of(Focus.whole(false), Answers.of(QUARTER).list(), TO);

        assertThat(traffic.perSecond()).isZero();
        assertThat(traffic.slowest()).isNull();
        assertThat(traffic.failing()).isNull();
        assertThat(traffic.errors()).isNaN();
        assertThat(traffic.rates()).containsOnly(0.0);
    }

    @Test
    void aTenantsOwnKeyIsLedToTheEndpoint() {
        Map<String, String> reviews = Answers.labels("tenant", "acme", "endpoint", "reviews", "quantile", "0.95");
        Traffic traffic = Traffic.of(
                Focus.whole(false),
                Answers.of(QUARTER)
                        .with("latency", reviews, Answers.steady(QUARTER, 0.5))
                        .list(),
                TO);

        assertThat(traffic.slowest()).isEqualTo(new Traffic.Worst("reviews", "/reviews", 0.5));
    }
}
