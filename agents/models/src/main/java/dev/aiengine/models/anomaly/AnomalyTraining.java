package dev.aiengine.models.anomaly;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streams every series of a table through a detector, keeps where it ended, and sets the threshold on the scores. */
final class AnomalyTraining {
    static final String FRAMEWORK = "neighbours";
    static final int FEWEST_POINTS = 200;

    private static final int POINTS_BETWEEN_REPORTS = 10_000;
    private static final double TAIL = 0.2;

    private final TrainingRun run;
    private final double rate;
    private long done;
    private long all;

    AnomalyTraining(TrainingRun run) {
        this.run = run;
        rate = run.params().number("expectedAnomalyRate");
    }

    ModelManifest train() throws IOException {
        ObservedTable table = ObservedTable.read(run.train(), run.params());
        Table named = run.test();
        ObservedTable test = named == null ? null : ObservedTable.read(named, run.params());
        if (test != null && !test.columns().equals(table.columns())) {
            throw new Untrainable("the value columns of the test dataset are " + test.columns()
                    + ", those of the dataset " + table.columns());
        }
        Detectors start = start(table);
        List<ObservedSeries> series =
                table.series().stream().map(one -> after(one, start)).toList();
        long points = series.stream().mapToLong(ObservedSeries::length).sum();
        if (points < (start.known().isEmpty() ? FEWEST_POINTS : 1)) {
            throw new Untrainable("only " + points + " points are left to train on; at least " + FEWEST_POINTS
                    + " are needed, and what a base version has seen is not learned again");
        }
        all = points
                + (test == null
                        ? 0
                        : test.series().stream()
                                .mapToLong(ObservedSeries::length)
                                .sum());
        Ends ends = new Ends(start.known(), DetectorsFile.MOST_STATE);
        Scored trained = score(series, start, ends);
        double calibrated = Calibration.threshold(trained.counted(), rate);
        double usual = run.base() == null ? calibrated : start.threshold();
        boolean learned = trained.alarms().any() && points >= FEWEST_POINTS;
        double threshold = learned ? trained.alarms().bestThreshold() : usual;
        Detectors detectors = new Detectors(table.columns(), start.step(), threshold, ends.known());
        Scored measured = test == null ? trained : score(test.series(), detectors, null);
        return write(detectors, metrics(trained, measured, threshold, calibrated), measured);
    }

    private Detectors start(ObservedTable table) throws IOException {
        if (run.base() == null) {
            return new Detectors(table.columns(), table.step(), 1, Map.of());
        }
        Detectors base = DetectorsFile.read(run.base().directory().resolve(DetectorsFile.NAME));
        if (!base.columns().equals(table.columns())) {
            throw new Untrainable("the base version watches " + base.columns() + ", the dataset has " + table.columns()
                    + ": name the same valueColumns, or train without a base");
        }
        return base;
    }

    /** What the base version has not seen. */
    private static ObservedSeries after(ObservedSeries series, Detectors base) {
        Detectors.Known known = base.known().get(series.name());
        if (known == null) {
            return series;
        }
        int from = 0;
        while (from < series.length() && series.times()[from] <= known.last()) {
            from++;
        }
        int first = from;
        return new ObservedSeries(
                series.name(),
                Arrays.copyOfRange(series.times(), first, series.length()),
                Arrays.stream(series.values())
                        .map(column -> Arrays.copyOfRange(column, first, column.length))
                        .toArray(double[][]::new),
                series.labelled() ? Arrays.copyOfRange(series.labels(), first, series.length()) : series.labels());
    }

    /** Scores every series; where {@code ends} is given, it takes where each ended. */
    private Scored score(List<ObservedSeries> many, Detectors start, @Nullable Ends ends) throws IOException {
        Scored scored = new Scored();
        for (ObservedSeries series : many) {
            SeriesWatch watch = start.watch(series.name());
            double[] scores = new double[series.length()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = watch.next(series.times()[i], series.values(), i);
                if (done++ % POINTS_BETWEEN_REPORTS == 0) {
                    run.listener().progress(new Progress((double) done / all, 0, 1, null), Map.of());
                }
            }
            scored.add(series, scores, start.known().containsKey(series.name()));
            if (ends != null && scores.length > 0) {
                long last = Arrays.stream(series.times()).max().orElseThrow();
                ends.put(series.name(), new Detectors.Known(last, watch.state()));
            }
        }
        return scored;
    }

    private Map<String, Double> metrics(Scored trained, Scored measured, double threshold, double calibrated) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("threshold", threshold);
        metrics.put("calibratedThreshold", calibrated);
        if (measured == trained) {
            // The threshold that the first four fifths would have given, on the last fifth
            double head = Calibration.threshold(trained.heads(TAIL), rate);
            metrics.put("alarmRate", Calibration.rate(trained.tails(TAIL), head));
        } else {
            metrics.put("alarmRate", Calibration.rate(measured.counted(), calibrated));
        }
        if (measured.alarms().any()) {
            metrics.putAll(measured.alarms().metrics(threshold, calibrated));
        }
        return metrics;
    }

    private ModelManifest write(Detectors detectors, Map<String, Double> metrics, Scored measured) throws IOException {
        DetectorsFile.write(detectors, run.output().resolve(DetectorsFile.NAME));
        measured.profile(detectors.columns()).write(run.output());
        ModelManifest manifest = ModelManifest.of(
                run,
                FRAMEWORK,
                AnomalyInput.describe(detectors.columns()),
                "{scores from 0 to 1, one per point; anomalies: the indices of points whose score reaches the threshold;"
                        + " threshold}",
                List.of(),
                Map.of("valueColumns", detectors.columns()),
                Map.of(
                        "stepSeconds",
                        detectors.step(),
                        "knownSeries",
                        detectors.known().size()),
                metrics);
        manifest.write(run.output());
        return manifest;
    }
}
