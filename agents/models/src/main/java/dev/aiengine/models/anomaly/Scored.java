package dev.aiengine.models.anomaly;

import dev.aiengine.models.evaluation.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The scores of a table, with what is known of its anomalies. */
final class Scored {
    private static final double[] SCORE_EDGES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    private final List<ObservedSeries> series = new ArrayList<>();
    /** Without the beginnings, where a detector that starts cold knows too little. */
    private final List<double[]> counted = new ArrayList<>();

    private final Alarms alarms = new Alarms();

    void add(ObservedSeries one, double[] scores, boolean resumed) {
        series.add(one);
        int from = resumed ? 0 : NabScore.probation(scores.length);
        counted.add(Arrays.copyOfRange(scores, from, scores.length));
        if (one.labelled()) {
            alarms.add(scores, one.labels(), from);
        }
    }

    Alarms alarms() {
        return alarms;
    }

    double[] counted() {
        return counted.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** All but the last share of each series. */
    double[] heads(double share) {
        return part(share, true);
    }

    /** The last share of each series. */
    double[] tails(double share) {
        return part(share, false);
    }

    /** How the values and the scores are distributed. */
    Profile.Builder profile(List<String> columns) {
        double[] scores = counted();
        Profile.Builder profile = new Profile.Builder(
                series.stream().mapToInt(ObservedSeries::length).sum());
        for (int column = 0; column < columns.size(); column++) {
            int here = column;
            profile.number(
                    columns.get(column),
                    series.stream()
                            .flatMapToDouble(one -> Arrays.stream(one.values()[here]))
                            .toArray());
        }
        return profile.number("score", Profile.Histogram.of(scores, SCORE_EDGES));
    }

    private double[] part(double share, boolean head) {
        return counted.stream()
                .flatMapToDouble(scores -> {
                    int split = scores.length - (int) (share * scores.length);
                    return head
                            ? DoubleStream.of(scores).limit(split)
                            : DoubleStream.of(scores).skip(split);
                })
                .toArray();
    }
}
