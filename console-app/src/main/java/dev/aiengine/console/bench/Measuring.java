package dev.aiengine.console.bench;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.shell.Theme;
import dev.aiengine.console.shell.Window;
import dev.aiengine.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Measures an open console on the FX thread, painting included: a picture is taken after each step. */
public final class Measuring {
    private static final int ROUNDS = 9;
    private static final int POINTS = 100_000;
    private static final int ROWS = 10_000;
    private static final Duration SETTLED = Duration.millis(400);

    private final Window window;
    private final Scene scene;
    private final Theme theme;
    private final List<String> pages;
    private final Path report;
    private final Map<String, double[]> switches = new LinkedHashMap<>();

    private Measuring(Window window, Scene scene, Theme theme, List<String> pages, Path report) {
        this.window = window;
        this.scene = scene;
        this.theme = theme;
        this.pages = pages;
        this.report = report;
    }

    /** Goes through the pages some times, then measures chart and list, writes the report and ends the console. */
    public static void start(Window window, Scene scene, Theme theme, List<String> pages, Path report) {
        Measuring measuring = new Measuring(window, scene, theme, pages, report);
        Iterator<Runnable> steps = IntStream.range(0, ROUNDS + 1)
                .boxed()
                .flatMap(round -> pages.stream().map(page -> (Runnable) () -> measuring.visit(page, round)))
                .iterator();
        PauseTransition next = new PauseTransition(SETTLED);
        next.setOnFinished(event -> {
            if (steps.hasNext()) {
                steps.next().run();
                next.setDuration(Duration.millis(60));
                next.playFromStart();
            } else {
                measuring.finish();
            }
        });
        next.play();
    }

    /** The first round makes the pages and is not counted. */
    private void visit(String page, int round) {
        double millis = millis(() -> window.to(page), scene.getRoot());
        if (round > 0) {
            switches.computeIfAbsent(page, ignored -> new double[ROUNDS])[round - 1] = millis;
        }
    }

    private void finish() {
        Map<String, Double> medians = new LinkedHashMap<>();
        pages.forEach(page -> medians.put(page, median(switches.getOrDefault(page, new double[] {Double.NaN}))));
        double[] scrolls = scrolls();
        Measured measured = new Measured(
                medians,
                repaint(),
                median(scrolls),
                Arrays.stream(scrolls).max().orElse(Double.NaN));
        try {
            Files.write(report, Json.MAPPER.writeValueAsBytes(measured));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Platform.exit();
    }

    private double repaint() {
        LineChart chart = new LineChart(theme.palette(), false, "ms");
        Scene stage = new Scene(new StackPane(chart), 1000, 400);
        Random random = new Random(7);
        double[] x = IntStream.range(0, POINTS).mapToDouble(point -> point).toArray();
        double[] millis = new double[ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            List<Curve> curves = IntStream.range(0, 3)
                    .mapToObj(curve -> new Curve("curve " + curve, x, walk(random)))
                    .toList();
            double took = millis(() -> chart.show(curves), stage.getRoot());
            if (round >= 0) {
                millis[round] = took;
            }
        }
        return median(millis);
    }

    private static double[] walk(Random random) {
        double[] y = new double[POINTS];
        for (int point = 1; point < POINTS; point++) {
            y[point] = y[point - 1] + random.nextGaussian();
        }
        return y;
    }

    private static double[] scrolls() {
        TableView<Integer> table = new TableView<>(FXCollections.observableArrayList(
                IntStream.range(0, ROWS).boxed().toList()));
        for (int column = 0; column < 8; column++) {
            int at = column;
            TableColumn<Integer, String> made = new TableColumn<>("Column " + column);
            made.setCellValueFactory(
                    row -> new javafx.beans.property.ReadOnlyStringWrapper("cell " + row.getValue() + " of " + at));
            table.getColumns().add(made);
        }
        Scene stage = new Scene(new StackPane(table), 1000, 600);
        double[] millis = new double[100];
        for (int step = -20; step < millis.length; step++) {
            int to = (step + 20) * 80;
            double took = millis(() -> table.scrollTo(to), stage.getRoot());
            if (step >= 0) {
                millis[step] = took;
            }
        }
        return millis;
    }

    /** From the change until it is painted. */
    private static double millis(Runnable change, Node shown) {
        long start = System.nanoTime();
        change.run();
        shown.getScene().getRoot().applyCss();
        shown.getScene().getRoot().layout();
        shown.getScene().snapshot(null);
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
