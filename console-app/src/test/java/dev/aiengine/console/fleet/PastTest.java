package dev.aiengine.console.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.SeriesList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PastTest {

    @Test
    void sharesAreInHundredthsAndMemoryIsOfTheMachines() {
        Past past = Past.of(answer(series("cpu", null, 0.5), series("memory", null, 25)), 100);

        assertThat(past.shares()).extracting(Curve::name).containsExactly("CPU", "memory");
        assertThat(past.shares()).allMatch(curve -> curve.x()[0] == 0 && curve.x()[1] == 10_000);
        assertThat(past.shares().getFirst().y()).containsExactly(50, 50);
        assertThat(past.shares().getLast().y()).containsExactly(25, 25);
        assertThat(past.busy()).isEmpty();
        assertThat(past.isNone()).isFalse();
        assertThat(Past.of(answer(), 100).isNone()).isTrue();
    }

    @Test
    void aFewGpusHaveCurvesOfTheirOwnAndManyTheHighestTheMeanAndTheLowest() {
        List<Series> gpus = new ArrayList<>();
        for (int gpu = 0; gpu < 4; gpu++) {
            gpus.add(series("gpuUtilisation", String.valueOf(gpu), gpu / 10.0));
        }
        assertThat(Past.of(answer(gpus), 0).busy())
                .extracting(Curve::name)
                .containsExactly("GPU 0", "GPU 1", "GPU 2", "GPU 3");

        gpus.add(series("gpuUtilisation", "4", 0.9));
        List<Curve> busy = Past.of(answer(gpus), 0).busy();
        assertThat(busy).extracting(Curve::name).containsExactly("highest", "mean", "lowest");
        assertThat(busy).extracting(curve -> curve.y()[0]).containsExactly(90.0, 30.0, 0.0);
    }

    @Test
    void aGapIsNotDrawnOver() {
        Series cpu = new Series(
                "cpu",
                "ratio",
                Map.of(),
                List.of(new Series.Point(0, 1), new Series.Point(20, 1), new Series.Point(60, 1)));

        Curve curve = Past.of(answer(cpu), 0).shares().getFirst();

        assertThat(curve.x()).containsExactly(0, 20_000, 30_000, 60_000);
        assertThat(curve.y()).containsExactly(100, 100, Double.NaN, 100);
    }

    private static Series series(String name, @org.jspecify.annotations.Nullable String gpu, double value) {
        return new Series(
                name,
                "1",
                gpu == null ? Map.of() : Map.of("gpu", gpu),
                List.of(new Series.Point(0, value), new Series.Point(10, value)));
    }

    private static SeriesList answer(Series... series) {
        return answer(List.of(series));
    }

    private static SeriesList answer(List<Series> series) {
        return new SeriesList(null, null, 10L, series);
    }
}
