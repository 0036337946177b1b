package dev.aiengine.console.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void theLineInWhichSomethingBecameWorseIsOnTopWithTheMomentSince() {
        Figures figures = Answers.of(60)
                .with("predictions", "slow", Answers.steady(60, 30))
                .latency("slow", "0.95", Answers.steady(60, 0.4))
                .with("predictions", "acme", Answers.steady(60, 30))
                .latency("acme", "0.95", Answers.turning(50, 0.01, 10, 0.08))
                .figures();

        assertThat(figures.lines()).extracting(Line::name).containsExactly("acme", "slow");
        assertThat(figures.lines().getFirst().trouble()).isNotNull().satisfies(trouble -> {
            assertThat(trouble.what()).isEqualTo(Trouble.What.LATENCY);
            assertThat(trouble.words()).isEqualTo("p95 10 → 80 ms");
            assertThat(trouble.since()).isEqualTo(Answers.FROM + 50 * Answers.STEP);
        });
        assertThat(figures.lines().getLast().trouble()).isNull();
    }

    @Test
    void whereNothingBecameWorseTheSlowestIsOnTop() {
        Figures figures = Answers.of(20)
                .latency("acme", "0.95", Answers.steady(20, 0.01))
                .latency("globex", "0.95", Answers.steady(20, 0.9))
                .latency("initech", "0.95", Answers.steady(20, 0.05))
                .figures();

        assertThat(figures.lines()).extracting(Line::name).containsExactly("globex", "initech", "acme");
    }

    @Test
    void qualityThatFellIsTroubleAndIsWorseThanALittleMoreLatency() {
        Figures figures = Answers.of(40)
                .latency("acme", "0.95", Answers.turning(20, 0.010, 20, 0.017))
                .with("predictions", "globex", Answers.steady(40, 5))
                .with("accuracy", "globex", Answers.turning(25, 0.95, 15, 0.6))
                .figures();

        assertThat(figures.lines()).extracting(Line::name).containsExactly("globex", "acme");
        assertThat(figures.lines().getFirst().trouble())
                .extracting(Trouble::words)
                .isEqualTo("accuracy 0.95 → 0.6");
    }

    @Test
    void theErrorOfNumbersThatGrewIsTrouble() {
        Line line = Answers.of(40)
                .with("rmse", "globex", Answers.turning(25, 12, 15, 20))
                .with("mae", "globex", Answers.turning(25, 8, 15, 15))
                .figures()
                .lines()
                .getFirst();

        assertThat(line.measure()).isEqualTo(Quality.RMSE);
        assertThat(line.trouble()).extracting(Trouble::words).isEqualTo("rmse 12 → 20");
    }

    @Test
    void errorsOfAllKindsCountAndAreTroubleWithoutATurnWhereTheyAreMany() {
        Map<String, String> invalid = Answers.labels("tenant", "acme", "kind", "invalid");
        Map<String, String> full = Answers.labels("tenant", "acme", "kind", "full");
        Line line = Answers.of(10)
                .with("predictions", "acme", Answers.steady(10, 80))
                .with("errors", invalid, Answers.steady(10, 15))
                .with("errors", full, Answers.steady(10, 5))
                .figures()
                .lines()
                .getFirst();

        assertThat(line.errors()).isEqualTo(0.2);
        assertThat(line.perSecond()).isCloseTo(100.0 / Answers.STEP, within(0.001));
        assertThat(line.trouble()).satisfies(trouble -> {
            assertThat(trouble).isNotNull();
            assertThat(trouble.words()).isEqualTo("errors 20 %");
            assertThat(trouble.since()).isNaN();
        });
    }

    @Test
    void aTenantWhoseRequestsAllFailHasALine() {
        Map<String, String> failed = Answers.labels("tenant", "acme", "kind", "failed");
        Line line = Answers.of(4)
                .with("errors", failed, 3, 3, 3, 3)
                .figures()
                .lines()
                .getFirst();

        assertThat(line.errors()).isEqualTo(1);
        assertThat(line.perSecond()).isEqualTo(12.0 / (4 * Answers.STEP));
        assertThat(line.p95()).isNaN();
    }

    @Test
    void latencyIsThatOfTheRequestsNotOfTheSteps() {
        Line line = Answers.of(2)
                .with("predictions", "acme", 90, 10)
                .latency("acme", "0.95", 0.010, 0.110)
                .figures()
                .lines()
                .getFirst();

        assertThat(line.p95()).isCloseTo(0.020, within(1e-9));
    }

    @Test
    void requestsPerSecondCountFromTheFirstRequest() {
        double nan = Double.NaN;
        Line line = Answers.of(10)
                .with("predictions", "acme", nan, nan, nan, nan, nan, nan, nan, nan, 300, 300)
                .figures()
                .lines()
                .getFirst();

        assertThat(line.perSecond()).isEqualTo(10);
    }
}
