package dev.aiengine.models.anomaly;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.series.SeriesColumns;
import dev.aiengine.models.series.SeriesTable;
import dev.aiengine.models.series.Step;
import dev.aiengine.models.series.TimeSeries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The series of a table.
 *
 * @param columns the names of the value columns
 */
record ObservedTable(List<String> columns, List<ObservedSeries> series) {
    private static final String USUAL_SERIES_COLUMN = "series";
    private static final long MONTH = 2_629_746;

    static ObservedTable read(Table table, Parameters params) throws IOException {
        Optional<String> label = params.optionalText("labelColumn");
        SeriesColumns columns = SeriesColumns.of(table, withSeries(table, params));
        List<String> values = new ArrayList<>(columns.values());
        label.ifPresent(values::remove);
        if (values.isEmpty()) {
            throw new Untrainable(
                    table.reference() + " has no column of numbers to watch beside the label " + label.orElseThrow());
        }
        List<String> read = new ArrayList<>(values);
        label.ifPresent(read::add);
        List<ObservedSeries> all = new ArrayList<>();
        for (TimeSeries one :
                SeriesTable.readAsSent(table, new SeriesColumns(columns.timestamp(), read, columns.series()))) {
            boolean[] labels = label.isPresent() ? labels(one, values.size(), label.get()) : new boolean[0];
            all.add(new ObservedSeries(one.name(), one.times(), Arrays.copyOf(one.values(), values.size()), labels));
        }
        return new ObservedTable(List.copyOf(values), List.copyOf(all));
    }

    /** Seconds between neighbours, as most of the longest series has it. */
    long step() {
        long[] times = series.stream()
                .max(Comparator.comparingInt(ObservedSeries::length))
                .orElseThrow()
                .times()
                .clone();
        if (times.length < 2) {
            return 1;
        }
        Arrays.sort(times);
        Step step = Step.dominant(times);
        return step.unit() == Step.Unit.SECONDS ? step.count() : MONTH * step.count();
    }

    /** A column that is named series is one, without being asked for. */
    private static Parameters withSeries(Table table, Parameters params) throws IOException {
        if (params.optionalText("seriesColumn").isPresent()
                || !SeriesColumns.names(table).contains(USUAL_SERIES_COLUMN)) {
            return params;
        }
        Map<String, Object> all = new HashMap<>(params.values());
        all.put("seriesColumn", USUAL_SERIES_COLUMN);
        return new Parameters(all);
    }

    private static boolean[] labels(TimeSeries series, int column, String name) {
        boolean[] labels = new boolean[series.length()];
        for (int i = 0; i < labels.length; i++) {
            double label = series.values()[column][i];
            if (label != 0 && label != 1) {
                throw new Untrainable("row " + series.rows()[i] + ": " + name + " is "
                        + (Double.isNaN(label) ? "missing" : String.valueOf(label)) + "; a label is 0 or 1");
            }
            labels[i] = label == 1;
        }
        return labels;
    }
}
