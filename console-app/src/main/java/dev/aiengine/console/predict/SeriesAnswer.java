package dev.aiengine.console.predict;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.chart.Mark;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A forecast with its band after what it goes on from, or a series with what is out of line in it. */
final class SeriesAnswer {
    private static final int MOST_NAMED = 12;

    static boolean fits(JsonNode prediction) {
        return prediction.path("mean").isArray()
                || prediction.path("columns").isObject()
                || prediction.path("scores").isArray();
    }

    static List<Node> of(Desk desk, JsonNode prediction, List<Double> history) {
        if (prediction.path("scores").isArray()) {
            return anomalies(desk, prediction, history);
        }
        List<Node> nodes = new ArrayList<>();
        if (prediction.path("start").isString()) {
            nodes.add(Parts.muted("From " + prediction.path("start").asString() + " in steps of "
                    + prediction.path("step").asString("one")));
        }
        if (prediction.has("mean")) {
            nodes.addAll(forecast(desk, prediction, history));
        }
        prediction.path("columns").properties().forEach(column -> {
            nodes.add(Parts.heading(column.getKey()));
            nodes.addAll(forecast(desk, column.getValue(), List.of()));
        });
        return nodes;
    }

    private static List<Node> anomalies(Desk desk, JsonNode prediction, List<Double> history) {
        double[] scores = numbers(prediction.get("scores"));
        List<Curve> curves = new ArrayList<>(List.of(new Curve("score", steps(scores.length, 0), scores)));
        if (prediction.path("threshold").isNumber()) {
            double threshold = prediction.get("threshold").doubleValue();
            curves.add(
                    new Curve("threshold", new double[] {0, scores.length - 1.0}, new double[] {threshold, threshold}));
        }
        List<Integer> found = prediction
                .path("anomalies")
                .valueStream()
                .map(JsonNode::intValue)
                .toList();
        List<Node> nodes = new ArrayList<>();
        nodes.add(Parts.label(
                found.isEmpty() ? "Nothing is out of line" : Texts.count(found.size()) + " out of line",
                "answer-label"));
        if (!found.isEmpty()) {
            nodes.add(Parts.paragraph(
                    "At "
                            + found.stream()
                                    .limit(MOST_NAMED)
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")) + (found.size() > MOST_NAMED ? " …" : "")
                            + ", counted from 0",
                    "muted"));
        }
        if (!history.isEmpty()) {
            LineChart values = chart(desk, 180);
            values.show(List.of(curve("values", history)));
            values.mark(found.stream().map(place -> new Mark(place, "", true)).toList());
            nodes.add(values);
        }
        LineChart chart = chart(desk, 220).fromZero();
        chart.show(curves);
        nodes.add(chart);
        return nodes;
    }

    private static List<Node> forecast(Desk desk, JsonNode prediction, List<Double> history) {
        LineChart chart = chart(desk, 300);
        double[] mean = numbers(prediction.path("mean"));
        double[] x = steps(mean.length, history.size());
        List<Curve> curves = new ArrayList<>(List.of(new Curve("forecast", x, mean)));
        if (!history.isEmpty()) {
            curves.add(curve("history", history));
        }
        List<Map.Entry<String, JsonNode>> quantiles = quantiles(prediction.path("quantiles"));
        LineChart.Band band = band(quantiles, x);
        chart.show(curves, band);
        return band == null
                ? List.of(chart)
                : List.of(
                        chart,
                        Parts.muted("The band is between the quantiles "
                                + quantiles.getFirst().getKey() + " and "
                                + quantiles.getLast().getKey()));
    }

    private static List<Map.Entry<String, JsonNode>> quantiles(JsonNode told) {
        return told.properties().stream()
                .sorted(Comparator.comparingDouble(one -> Double.parseDouble(one.getKey())))
                .toList();
    }

    /** Between the lowest and the highest quantile. */
    private static LineChart.@Nullable Band band(List<Map.Entry<String, JsonNode>> quantiles, double[] x) {
        if (quantiles.size() < 2) {
            return null;
        }
        double[] low = numbers(quantiles.getFirst().getValue());
        double[] high = numbers(quantiles.getLast().getValue());
        return low.length == x.length && high.length == x.length ? new LineChart.Band(x, low, high) : null;
    }

    private static LineChart chart(Desk desk, double height) {
        LineChart chart = new LineChart(desk.theme().palette(), false, "");
        chart.setPrefHeight(height);
        return chart;
    }

    private static Curve curve(String name, List<Double> values) {
        return new Curve(
                name,
                steps(values.size(), 0),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = array.get(place).isNumber() ? array.get(place).doubleValue() : Double.NaN;
        }
        return numbers;
    }

    private static double[] steps(int count, int from) {
        double[] steps = new double[count];
        for (int place = 0; place < count; place++) {
            steps[place] = from + place;
        }
        return steps;
    }

    private SeriesAnswer() {}
}
