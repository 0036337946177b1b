package dev.aiengine.contract.tasks;

import java.util.List;

/** The task of the anomaly family. */
final class AnomalyTasks {
    static final Task DETECTION = new Task(
            "anomaly-detection",
            "Tells which points of a time series are unlike all that came before them",
            "CSV, NDJSON or Parquet with a timestamp column, one or more columns of numbers, a series column where one table"
                    + " holds several series, and a column of labels, 0 or 1, where anomalies are known",
            List.of(
                    Parameter.column("timestampColumn", "timestamp", "date, date-time, month, or seconds since 1970"),
                    Parameter.columns(
                            "valueColumns", null, "what to watch; all columns of numbers but the label where absent"),
                    Parameter.column(
                            "seriesColumn", null, "tells several series apart; the column series where there is one"),
                    Parameter.column(
                            "labelColumn",
                            null,
                            "1 inside an anomaly's window, 0 outside: measures the detection and sets the threshold"),
                    Parameter.number(
                            "expectedAnomalyRate",
                            0.001,
                            0.00001,
                            0.2,
                            "share of the points that may raise an alarm; sets the threshold where there are no labels"),
                    Parameter.dataset("testDataset", "the rows to measure on; series of the same name go on")));

    private AnomalyTasks() {}
}
