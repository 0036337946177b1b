package dev.aiengine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final long MINUTE = 60_000;

    @Test
    void eachStartsWhenEnoughOfThoseBeforeItAreExpectedToEnd() {
        Queue queue = new Queue()
                .node("n", 2)
                .runs("r", "acme", 1, "n", 10, 30)
                .waits("now", "acme", 1, 0, -5, 60)
                .waits("next", "acme", 1, 0, -4, 60)
                .waits("last", "acme", 2, 0, -3, 60);

        Forecast forecast = Forecast.of(queue.snapshot(), 100);

        assertThat(forecast.order()).containsExactly("now", "next", "last");
        assertThat(forecast.starts())
                .containsEntry("now", 0L)
                .containsEntry("next", 20 * MINUTE)
                .containsEntry("last", 80 * MINUTE);
    }

    @Test
    void whatWaitsForAnEndThatNobodyKnowsHasNoEstimate() {
        Queue queue = new Queue().node("n", 1).runs("r", "acme", 1, "n").waits("w", "acme", 1);

        assertThat(Forecast.of(queue.snapshot(), 100).starts()).isEmpty();
    }

    @Test
    void oneThatIsOverdueIsExpectedToEndSoon() {
        Queue queue =
                new Queue().node("n", 1).runs("r", "acme", 1, "n", 100, 30).waits("w", "acme", 1);

        assertThat(Forecast.of(queue.snapshot(), 100).starts()).containsEntry("w", 10 * MINUTE);
    }
}
