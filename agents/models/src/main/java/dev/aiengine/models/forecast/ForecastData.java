package dev.aiengine.models.forecast;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.forecast.method.Seasons;
import dev.aiengine.models.series.Frequency;
import dev.aiengine.models.series.Grid;
import dev.aiengine.models.series.SeriesColumns;
import dev.aiengine.models.series.SeriesTable;
import dev.aiengine.models.series.Step;
import dev.aiengine.models.series.TimeSeries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The series of a run on one grid, divided in time.
 *
 * @param columns the value columns
 * @param season steps of a season, 1 where there is none
 * @param held whether the validation rows are never learned from
 */
public record ForecastData(List<String> columns, Step step, int season, int horizon, boolean held, List<Span> spans) {
    private static final int SHARE = 5;
    private static final int SAMPLED = 20;

    public static ForecastData of(TrainingRun run) throws IOException {
        Parameters params = run.params();
        SeriesColumns columns = SeriesColumns.of(run.train(), params);
        List<TimeSeries> series = SeriesTable.read(run.train(), columns);
        List<TimeSeries> tests = run.test() == null ? List.of() : SeriesTable.read(run.test(), columns);
        Step step = params.optionalText("frequency").map(Frequency::step).orElseGet(() -> step(series));
        int horizon = params.integer("horizon");
        Division division = new Division(params, horizon);
        List<Span> spans = new ArrayList<>();
        for (TimeSeries each : series) {
            Continued continued = Continued.of(each, tests);
            IntUnaryOperator test = run.test() == null
                    ? division::test
                    : length -> continued.test(step).orElse(length);
            Grid grid = Grid.of(continued.series(), step, columns.values(), test);
            spans.add(division.of(grid, test.applyAsInt(grid.length())));
        }
        if (spans.stream()
                .noneMatch(span -> span.test() + horizon <= span.grid().length())) {
            throw new Untrainable(
                    "no series has " + horizon + " rows to test on after rows to learn from: the longest has "
                            + spans.stream()
                                    .mapToInt(span -> span.grid().length())
                                    .max()
                                    .orElse(0)
                            + " steps; a smaller horizon or other testRows leave some");
        }
        int season = params.optionalInteger("seasonLength").orElseGet(() -> Seasons.of(step, sample(spans)));
        boolean held = params.optionalInteger("validationRows").isPresent();
        return new ForecastData(columns.values(), step, season, horizon, held, List.copyOf(spans));
    }

    /** The columns of the longest series, without their test rows. */
    private static List<double[]> sample(List<Span> spans) {
        return spans.stream()
                .sorted(Comparator.comparingInt((Span span) -> -span.test()))
                .limit(SAMPLED)
                .flatMap(span -> java.util.stream.IntStream.range(0, span.grid().values().length)
                        .mapToObj(column -> span.before(column, span.test())))
                .limit(SAMPLED)
                .toList();
    }

    /** The step of the longest series. */
    private static Step step(List<TimeSeries> series) {
        TimeSeries longest =
                series.stream().max(Comparator.comparingInt(TimeSeries::length)).orElseThrow();
        if (longest.length() < 2) {
            throw new Untrainable("no series has two rows: is seriesColumn the right column?");
        }
        return Step.dominant(longest.times());
    }

    /** How many rows of a series are for what. */
    private record Division(Parameters params, int horizon) {

        /** Where the test begins, as the parameters say; a series too short for one has none. */
        int test(int length) {
            int rows = params.optionalInteger("testRows").orElse(usual(length));
            if (rows < horizon) {
                throw new Untrainable("testRows " + rows + " are fewer than the horizon of " + horizon
                        + ": at least one forecast must fit in");
            }
            return length - rows < 2 ? length : length - rows;
        }

        Span of(Grid grid, int test) {
            int validation = test - params.optionalInteger("validationRows").orElse(usual(test));
            return Span.of(grid, Math.max(validation, Math.min(test, 1)), test);
        }

        private int usual(int length) {
            return Math.max(horizon, length / SHARE);
        }
    }
}
