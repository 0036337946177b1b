package dev.aiengine.console.models;

import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.training.Metrics;
import dev.aiengine.contract.registry.ModelVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is different between two versions. */
final class Difference {

    /** A line of it; {@code better} is whether the later one is the better, null where neither is. */
    record Line(
            String name,
            String earlier,
            String later,
            @Nullable Boolean better) {}

    /**
     * What one looks at beside a version: the champion, or beside that the version before it.
     *
     * @param champion null where none is
     * @param all versions of the model
     */
    static Optional<ModelVersion> other(ModelVersion version, @Nullable Integer champion, List<ModelVersion> all) {
        int number = version.version();
        int wanted = champion == null || champion == number ? 0 : champion;
        return all.stream()
                .filter(each -> wanted == 0 ? each.version() < number : each.version() == wanted)
                .max(Comparator.comparingInt(ModelVersion::version));
    }

    static void show(Desk desk, List<ModelVersion> two) {
        List<ModelVersion> sorted = two.stream()
                .sorted(Comparator.comparingInt(ModelVersion::version))
                .toList();
        ModelVersion earlier = sorted.getFirst();
        ModelVersion later = sorted.getLast();
        GridPane grid = new GridPane(24, 6);
        grid.addRow(
                0,
                Parts.muted("Version"),
                Parts.label("@" + earlier.version(), "strong"),
                Parts.label("@" + later.version(), "strong"));
        for (Line line : lines(earlier, later)) {
            Label after = Parts.label(line.later());
            Label before = Parts.label(line.earlier());
            if (line.better() != null) {
                (line.better() ? after : before).getStyleClass().add("better");
            }
            grid.addRow(grid.getRowCount(), Parts.muted(line.name()), before, after);
        }
        if (grid.getRowCount() == 1) {
            grid.addRow(1, Parts.muted("Nothing is different but the time."));
        }
        VBox whole = new VBox(12, grid);
        if (!sameTest(earlier, later)) {
            whole.getChildren().add(Parts.paragraph(Metrics.INCOMPARABLE, "muted"));
        }
        desk.overlay().dialog("What is different", whole, Parts.button("Close", desk.overlay()::close));
    }

    static List<Line> lines(ModelVersion earlier, ModelVersion later) {
        java.util.ArrayList<Line> lines = new java.util.ArrayList<>();
        plain(lines, "Dataset", earlier, later, ModelVersion::dataset);
        plain(lines, "Runs on", earlier, later, ModelVersion::framework);
        plain(lines, "Size", earlier, later, version -> Texts.bytes(version.bytes()));
        plain(lines, "Labels", earlier, later, version -> String.join(", ", version.labels()));
        Map<String, Object> before = new TreeMap<>(earlier.params());
        Map<String, Object> after = new TreeMap<>(later.params());
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            plain(lines, name, earlier, later, version -> version.params().get(name));
        }
        TreeSet<String> metrics = new TreeSet<>(earlier.metrics().keySet());
        metrics.addAll(later.metrics().keySet());
        for (String metric : metrics) {
            Double a = earlier.metrics().get(metric);
            Double b = later.metrics().get(metric);
            if (!Objects.equals(a, b)) {
                Boolean better = null;
                if (a != null && b != null && sameTest(earlier, later)) {
                    better = (b > a) != Metrics.lowerIsBetter(metric);
                }
                lines.add(new Line(Texts.title(metric), figure(a), figure(b), better));
            }
        }
        return lines;
    }

    private static boolean sameTest(ModelVersion earlier, ModelVersion later) {
        return Metrics.measuredOn(earlier.dataset(), earlier.params())
                .equals(Metrics.measuredOn(later.dataset(), later.params()));
    }

    private static void plain(
            List<Line> lines,
            String name,
            ModelVersion earlier,
            ModelVersion later,
            Function<ModelVersion, @Nullable Object> value) {
        Object a = value.apply(earlier);
        Object b = value.apply(later);
        if (!Objects.equals(a, b)) {
            lines.add(new Line(name, a == null ? "–" : a.toString(), b == null ? "–" : b.toString(), null));
        }
    }

    private static String figure(@Nullable Double number) {
        return number == null ? "–" : Texts.figure(number);
    }

    private Difference() {}
}
