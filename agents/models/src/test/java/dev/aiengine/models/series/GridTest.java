package dev.aiengine.models.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.Untrainable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final List<String> VALUE = List.of("value");

    @Test
    void missingStepsAndValuesAreFilledOnAStraightLine() {
        Grid grid = grid(series(new long[] {0, 60, 180, 240}, 1, 2, 4, Double.NaN), Step.seconds(60));

        assertThat(grid.values()[0]).containsExactly(1, 2, 3, 4, 4);
        assertThat(grid.filled()).isEqualTo(2);
    }

    @Test
    void whatIsMissingBeforeTheTestRowsIsFilledWithoutThem() {
        TimeSeries series = series(new long[] {0, 60, 120, 180, 300}, 1, 2, 3, Double.NaN, 9);

        Grid grid = Grid.of(series, Step.seconds(60), VALUE, length -> length - 1);

        assertThat(grid.values()[0]).containsExactly(1, 2, 3, 3, 3, 9);
    }

    @Test
    void aColumnOfWhichMostIsMissingBeforeTheTestRowsIsRefused() {
        TimeSeries series = series(new long[] {0, 60, 120, 180, 240, 300}, 1, Double.NaN, 3, 4, 5, 6);

        assertThatThrownBy(() -> Grid.of(series, Step.seconds(60), VALUE, length -> 2))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("column value: 1 of the first 2");
    }

    @Test
    void timesThatMissTheStepByLittleGoToTheNearestOne() {
        Grid grid = grid(series(new long[] {0, 61, 119, 180}, 1, 2, 3, 4), Step.seconds(60));

        assertThat(grid.values()[0]).containsExactly(1, 2, 3, 4);
    }

    @Test
    void timesWithoutAStepAreRefusedNamingTwoRows() {
        long[] times = {0, 7, 31, 33, 90, 101, 160};

        assertThatThrownBy(() -> grid(series(times, 1, 2, 3, 4, 5, 6, 7), Step.dominant(times)))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("between rows");
    }

    @Test
    void aColumnThatIsMostlyMissingIsRefused() {
        double none = Double.NaN;

        assertThatThrownBy(() -> grid(series(new long[] {0, 60, 120, 180}, 1, none, none, 4), Step.seconds(60)))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("column value")
                .hasMessageContaining("2 of 4");
    }

    @Test
    void monthsAreOneStepWhateverTheirLength() {
        long[] times = IntStream.of(0, 31, 59, 90, 120)
                .mapToLong(day -> day * Step.DAY)
                .toArray();

        assertThat(Step.dominant(times)).isEqualTo(Step.months(1));
        assertThat(Step.months(1).after(times[0], 4)).isEqualTo(times[4]);
        assertThat(grid(series(times, 1, 2, 3, 4, 5), Step.months(1)).length()).isEqualTo(5);
    }

    @Test
    void frequenciesAreReadAndToldAlike() {
        for (String frequency : List.of("15min", "1h", "7d", "1mo", "30s")) {
            assertThat(Frequency.step(frequency).text()).isEqualTo(frequency);
        }
        assertThatThrownBy(() -> Frequency.step("often"))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("often");
    }

    private static Grid grid(TimeSeries series, Step step) {
        return Grid.of(series, step, VALUE, length -> length);
    }

    private static TimeSeries series(long[] times, double... values) {
        int[] rows = new int[times.length];
        Arrays.setAll(rows, i -> i + 1);
        return new TimeSeries("", times, rows, new double[][] {values});
    }
}
