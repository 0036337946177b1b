package dev.aiengine.console.predict;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A forecast with its band after what it goes on from, or the scores of a series with what is out of line. */
final class SeriesAnswer {

    static List<Node> of(Desk desk, JsonNode prediction, List<Double> history) {
        LineChart chart = new LineChart(desk.theme().palette(), false, "");
        chart.setPrefHeight(300);
        if (prediction.has("mean")) {
            forecast(chart, prediction, history);
            return List.of(chart);
        }
        double[] scores = numbers(prediction.get("scores"));
        double[] x = steps(scores.length, 0);
        List<Curve> curves = new ArrayList<>(List.of(new Curve("score", x, scores)));
        if (prediction.path("threshold").isNumber()) {
            double threshold = prediction.get("threshold").doubleValue();
            curves.add(
                    new Curve("threshold", new double[] {0, scores.length - 1.0}, new double[] {threshold, threshold}));
        }
        chart.show(curves);
        int found = prediction.path("anomalies").size();
        return List.of(
                Parts.label(
                        found == 0 ? "Nothing is out of line" : Texts.count(found) + " out of line", "answer-label"),
                chart);
    }

    private static void forecast(LineChart chart, JsonNode prediction, List<Double> history) {
        double[] mean = numbers(prediction.get("mean"));
        double[] x = steps(mean.length, history.size());
        List<Curve> curves = new ArrayList<>(List.of(new Curve("forecast", x, mean)));
        if (!history.isEmpty()) {
            curves.add(new Curve(
                    "history",
                    steps(history.size(), 0),
                    history.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        chart.show(curves, band(prediction.path("quantiles"), x));
    }

    /** Between the lowest and the highest quantile. */
    private static LineChart.@Nullable Band band(JsonNode quantiles, double[] x) {
        if (quantiles.size() < 2) {
            return null;
        }
        List<Map.Entry<String, JsonNode>> all = new ArrayList<>(quantiles.properties());
        all.sort(java.util.Comparator.comparingDouble(one -> Double.parseDouble(one.getKey())));
        double[] low = numbers(all.getFirst().getValue());
        double[] high = numbers(all.getLast().getValue());
        return low.length == x.length && high.length == x.length ? new LineChart.Band(x, low, high) : null;
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
