package dev.aiengine.console.training;

import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.States;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.training.TrainingJob;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Jobs side by side: what they were asked, what came of it; the best of each metric stands out. */
final class Comparison {
    private static final int MOST = 4;

    static void show(Desk desk, TrainingModel model, List<TrainingJob> jobs) {
        GridPane grid = new GridPane(20, 6);
        List<TrainingJob> shown = jobs.subList(0, Math.min(MOST, jobs.size()));
        int row = 0;
        grid.add(Parts.muted("Version"), 0, row);
        for (int place = 0; place < shown.size(); place++) {
            TrainingJob job = shown.get(place);
            grid.add(name(title(job)), place + 1, row);
        }
        row = line(grid, row, "Dataset", shown, job -> job.dataset());
        row = line(grid, row, "Task", shown, TrainingJob::task);
        for (String parameter : names(shown, job -> job.params().keySet())) {
            row = line(
                    grid,
                    row,
                    Texts.title(parameter),
                    shown,
                    job -> job.params().get(parameter));
        }
        boolean comparable = shown.stream()
                        .map(job -> Metrics.measuredOn(job.dataset(), job.params()))
                        .distinct()
                        .count()
                == 1;
        for (String metric : names(shown, job -> job.metrics().keySet())) {
            row = metric(grid, row, metric, shown, comparable);
        }
        Overlaid overlaid =
                new Overlaid(desk, shown.stream().map(Comparison::title).toList());
        model.compare(shown, overlaid::show, failure -> desk.overlay().toast(failure.sentence()));
        desk.overlay()
                .dialog(
                        "Compare",
                        comparable
                                ? Parts.column(14, overlaid.node(), grid)
                                : Parts.column(
                                        14, overlaid.node(), grid, Parts.paragraph(Metrics.INCOMPARABLE, "muted")),
                        Parts.button("Close", desk.overlay()::close));
    }

    /** What tells jobs apart. */
    private static String title(TrainingJob job) {
        return job.model()
                + (job.version() == null
                        ? " " + States.word(job.state()).toLowerCase(Locale.ROOT)
                        : "@" + job.version());
    }

    private static int line(
            GridPane grid,
            int above,
            String name,
            List<TrainingJob> jobs,
            Function<TrainingJob, @Nullable Object> value) {
        int row = above + 1;
        grid.add(Parts.muted(name), 0, row);
        for (int place = 0; place < jobs.size(); place++) {
            grid.add(
                    Parts.label(Objects.requireNonNullElse(value.apply(jobs.get(place)), "–")
                            .toString()),
                    place + 1,
                    row);
        }
        return row;
    }

    private static int metric(GridPane grid, int above, String metric, List<TrainingJob> jobs, boolean comparable) {
        int row = line(grid, above, Texts.title(metric), jobs, job -> {
            Double value = job.metrics().get(metric);
            return value == null ? null : Texts.figure(value);
        });
        if (!comparable) {
            return row;
        }
        int best = -1;
        for (int place = 0; place < jobs.size(); place++) {
            Double value = jobs.get(place).metrics().get(metric);
            Double leading = best < 0 ? null : jobs.get(best).metrics().get(metric);
            if (value != null
                    && (leading == null || (Metrics.lowerIsBetter(metric) ? value < leading : value > leading))) {
                best = place;
            }
        }
        int column = best + 1;
        int at = row;
        grid.getChildren().stream()
                .filter(node ->
                        column > 0 && GridPane.getRowIndex(node) == at && GridPane.getColumnIndex(node) == column)
                .forEach(node -> node.getStyleClass().add("better"));
        return row;
    }

    private static Set<String> names(List<TrainingJob> jobs, Function<TrainingJob, Set<String>> of) {
        Set<String> all = new LinkedHashSet<>();
        jobs.forEach(job -> all.addAll(of.apply(job)));
        return all;
    }

    private static Label name(String words) {
        Label label = Parts.label(words, "strong");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Comparison() {}
}
