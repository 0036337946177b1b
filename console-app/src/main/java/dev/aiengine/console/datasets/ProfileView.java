package dev.aiengine.console.datasets;

import dev.aiengine.console.parts.Meter;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.contract.datasets.Profile;
import dev.aiengine.contract.datasets.Profile.ColumnProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the values of each column look like; the frequent ones as bars. */
final class ProfileView extends ScrollPane {
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_VALUES = 8;

    private final VBox columns = new VBox(14);

    ProfileView() {
        setContent(columns);
        setFitToWidth(true);
        columns.setPadding(new javafx.geometry.Insets(12, 8, 12, 2));
    }

    void show(Profile profile) {
        List<VBox> shown = new ArrayList<>();
        profile.columns().stream().limit(MOST_COLUMNS).forEach(column -> shown.add(column(column, profile.rows())));
        columns.getChildren().setAll(shown);
        if (profile.columns().size() > MOST_COLUMNS) {
            columns.getChildren()
                    .add(Parts.muted("and " + (profile.columns().size() - MOST_COLUMNS) + " more columns"));
        }
    }

    private static VBox column(ColumnProfile column, long rows) {
        VBox box = new VBox(
                4,
                Parts.row(
                        Parts.label(column.name(), "strong"),
                        Parts.muted(column.type().toLowerCase(Locale.ROOT))));
        List<String> words = new ArrayList<>();
        words.add(Texts.count(column.distinct()) + " different");
        words.add(column.nulls() == 0 ? "none missing" : Texts.count(column.nulls()) + " missing");
        if (column.min() != null && column.max() != null) {
            words.add("from " + shortened(column.min()) + " to " + shortened(column.max()));
        }
        if (column.mean() != null) {
            words.add("mean " + Texts.figure(column.mean()) + (column.type().equals("VARCHAR") ? " characters" : ""));
        }
        if (column.stddev() != null) {
            words.add("deviation " + Texts.figure(column.stddev()));
        }
        box.getChildren().add(Parts.paragraph(String.join("  ·  ", words), "muted"));
        if (!column.top().isEmpty()) {
            box.getChildren().add(top(column, rows));
        }
        return box;
    }

    private static GridPane top(ColumnProfile column, long rows) {
        GridPane grid = new GridPane(10, 3);
        int place = 0;
        for (Profile.ValueCount value : column.top().stream().limit(MOST_VALUES).toList()) {
            Label name = Parts.label(shortened(value.value()));
            name.setPrefWidth(140);
            Meter meter = new Meter(false);
            meter.show(
                    rows == 0 ? 0 : (double) value.count() / rows,
                    Texts.count(value.count()) + "  " + Texts.percent(rows == 0 ? 0 : (double) value.count() / rows));
            GridPane.setHgrow(meter, Priority.ALWAYS);
            grid.addRow(place++, name, meter);
        }
        return grid;
    }

    private static String shortened(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "…" : value;
    }
}
