package dev.aiengine.contract.tasks;

import java.util.List;

/** The task of the forecasting family. */
final class ForecastTasks {
    static final Task FORECASTING = new Task(
            "forecasting",
            "Tells how time series go on, with quantiles",
            "CSV, NDJSON or Parquet with a timestamp column, one or more columns of numbers, and a series column where one"
                    + " table holds several series",
            List.of(
                    Parameter.column("timestampColumn", "timestamp", "date, date-time, month, or seconds since 1970"),
                    Parameter.columns("valueColumns", null, "what to forecast; all columns of numbers where absent"),
                    Parameter.column("seriesColumn", null, "tells several series apart"),
                    Parameter.integer("horizon", 24, 1, 1000, "steps to forecast"),
                    Parameter.integer("lookback", null, 2, 720, "steps the network sees; chosen by season and horizon"),
                    Parameter.text(
                            "frequency",
                            null,
                            "the step, such as 15min, 1h, 1d, 1w, 1mo; found from the data where absent"),
                    Parameter.integer("seasonLength", null, 1, 20_000, "steps of a season; found where absent"),
                    Parameter.choice(
                            "method",
                            "auto",
                            List.of("auto", "network", "smoothing"),
                            "network: one linear network for all series; smoothing: a blend of classical methods; auto:"
                                    + " what errs less on the validation rows"),
                    Parameter.integer(
                            "validationRows",
                            null,
                            1,
                            10_000_000,
                            "the rows of each series before the test rows that only choose and are not learned from; where"
                                    + " absent a part is set aside to choose, then learned too"),
                    Parameter.integer(
                            "testRows",
                            null,
                            1,
                            10_000_000,
                            "the last rows of each series, held out: forecast from every place in them; a fifth where absent"),
                    Parameter.dataset("testDataset", "the rows that follow the dataset's in time, to test on")));

    private ForecastTasks() {}
}
