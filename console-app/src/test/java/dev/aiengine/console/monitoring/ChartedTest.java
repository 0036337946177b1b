package dev.aiengine.console.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.Mark;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartedTest {
    private static final double NONE = Double.NaN;

    @Test
    void aStepWithoutMeasurementsIsAGapInLatencyAndZeroInRequests() {
        Figures figures = Answers.of(6)
                .with("predictions", "acme", 30, 60, NONE, NONE, 30, 30)
                .latency("acme", "0.95", 0.01, 0.02, NONE, NONE, 0.03, 0.04)
                .latency("globex", "0.95", 1, 1, 1, 1, 1, 1)
                .figures();
        Charted charted = charted(figures);

        assertThat(named(charted.latency("0.95"), "acme").y()).containsExactly(10, 20, NONE, 30, 40);
        // The last step is not settled: agents may tell more of it
        assertThat(named(charted.throughput(), "acme").y()).containsExactly(1, 2, 0, 0, 1);
    }

    @Test
    void aSingleLineShowsEachPercentileAndEachKindOfError() {
        Map<String, String> invalid = Answers.labels("tenant", "acme", "kind", "invalid");
        Map<String, String> full = Answers.labels("tenant", "acme", "kind", "full");
        Figures figures = Answers.of(3)
                .with("predictions", "acme", 9, 9, 8)
                .latency("acme", "0.5", 0.01, 0.01, 0.01)
                .latency("acme", "0.95", 0.02, 0.02, 0.02)
                .latency("acme", "0.99", 0.03, 0.03, 0.03)
                .with("errors", invalid, 1, NONE, 1)
                .with("errors", full, NONE, 1, 1)
                .figures();
        Charted charted = charted(figures);

        assertThat(charted.latency("0.95")).extracting(Curve::name).containsExactly("p50", "p95", "p99");
        assertThat(named(charted.errors(), "invalid").y()).containsExactly(10, 0, 10);
        assertThat(named(charted.errors(), "full").y()).containsExactly(0, 10, 10);
    }

    @Test
    void onlyTheWorstAreDrawnAndALineHasOneColourInAllCharts() {
        Answers answers = Answers.of(4);
        for (int tenant = 0; tenant < 9; tenant++) {
            answers.latency("t" + tenant, "0.95", Answers.steady(4, Math.pow(2, tenant) / 1000))
                    .with("predictions", "t" + tenant, Answers.steady(4, 10));
        }
        answers.with("accuracy", "t7", Answers.steady(4, 0.9));
        Charted charted = charted(answers.figures());

        assertThat(charted.drawn()).extracting(Line::name).containsExactly("t4", "t5", "t6", "t7", "t8");
        assertThat(charted.colour("t0")).isNegative();
        assertThat(named(charted.quality(Quality.ACCURACY), "t7").colour())
                .isEqualTo(named(charted.latency("0.95"), "t7").colour())
                .isEqualTo(charted.colour("t7"));
    }

    @Test
    void theTimeBeforeIsDrawnOverTheTimeNowInTheSameColour() {
        Answers now =
                Answers.of(4).latency("acme", "0.95", 0.05, 0.05, 0.05, 0.05).latency("globex", "0.95", 1, 1, 1, 1);
        Answers before =
                new Answers(Answers.FROM - 4 * Answers.STEP, 4).latency("acme", "0.95", 0.01, 0.02, NONE, 0.03);
        Figures figures = now.figures(new Focus(null, null, null, Level.TENANT), before.list());
        List<Curve> curves = charted(figures).latency("0.95");

        Curve then = named(curves, "acme before");
        assertThat(then.before()).isTrue();
        assertThat(then.colour()).isEqualTo(named(curves, "acme").colour());
        assertThat(then.x()[0]).isEqualTo(Answers.FROM * 1000.0);
        assertThat(then.y()).containsExactly(10, 20, NONE, 30);
    }

    @Test
    void endpointsOfTwoTenantsWithOneNameAreTwo() {
        Figures figures = Answers.of(60)
                .with(
                        "predictions",
                        Answers.labels("tenant", "acme", "endpoint", "e", "variant", "m@1"),
                        Answers.steady(60, 1))
                .with(
                        "predictions",
                        Answers.labels("tenant", "globex", "endpoint", "e", "variant", "n@1"),
                        Answers.turning(20, NONE, 40, 1))
                .figures(new Focus(null, null, null, Level.VARIANT));

        assertThat(charted(figures).marks(null)).isEmpty();
    }

    @Test
    void aVariantThatCameLaterIsMarkedAndSoIsWhatBecameWorse() {
        Map<String, String> first = Answers.labels("tenant", "acme", "endpoint", "e", "model", "m", "variant", "m@1");
        Map<String, String> second = Answers.labels("tenant", "acme", "endpoint", "e", "model", "m", "variant", "m@2");
        double[] late = Answers.turning(20, NONE, 20, 10);
        Figures figures = Answers.of(40)
                .with("predictions", first, Answers.steady(40, 10))
                .with("accuracy", first, Answers.turning(30, 0.99, 10, 0.5))
                .with("predictions", second, late)
                .figures(new Focus("acme", "e", null, Level.VARIANT));
        Charted charted = charted(figures);

        Mark arrival = new Mark((Answers.FROM + 20 * Answers.STEP) * 1000.0, "m@2", false);
        Mark worse = new Mark((Answers.FROM + 30 * Answers.STEP) * 1000.0, "worse", true);
        assertThat(charted.marks(Trouble.What.QUALITY)).containsExactly(arrival, worse);
        assertThat(charted.marks(Trouble.What.LATENCY)).containsExactly(arrival);
    }

    @Test
    void closerPointsAreDrawnInTheColoursOfAllOfTheTime() {
        Figures all = Answers.of(60)
                .latency("acme", "0.95", Answers.steady(60, 0.02))
                .latency("globex", "0.95", Answers.steady(60, 0.5))
                .figures();
        Figures close =
                Answers.of(4).latency("globex", "0.95", 0.4, 0.5, 0.6, 0.7).figures();
        List<Curve> curves = new Charted(all, close.measured(), null).latency("0.95");

        Curve drawn = named(curves, "globex");
        assertThat(curves).hasSize(1);
        assertThat(drawn.y()).containsExactly(400, 500, 600, 700);
        assertThat(drawn.colour())
                .isEqualTo(named(charted(all).latency("0.95"), "globex").colour());
    }

    private static Charted charted(Figures figures) {
        return new Charted(figures, figures.measured(), null);
    }

    private static Curve named(List<Curve> curves, String name) {
        return curves.stream()
                .filter(curve -> curve.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
