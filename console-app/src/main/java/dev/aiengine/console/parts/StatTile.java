package dev.aiengine.console.parts;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One figure that matters, with what it is and a word beside; pressing it leads to its page. */
public final class StatTile extends Button {
    private final Label figure = Parts.label("–", "stat-figure");
    private final Label note = Parts.label("", "stat-note");
    private final HBox content = new HBox(8);
    private final String title;
    private final Sparkline lately = new Sparkline();

    public StatTile(String title, Runnable action) {
        this.title = title;
        getStyleClass().setAll("stat-tile");
        setAccessibleRole(AccessibleRole.BUTTON);
        VBox box = new VBox(2, Parts.label(title, "stat-title"), figure, note);
        box.setFillWidth(true);
        content.getChildren().add(box);
        content.setAlignment(Pos.BOTTOM_LEFT);
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(180);
        HBox.setHgrow(this, Priority.ALWAYS);
        setOnAction(event -> action.run());
    }

    /** Draws beside it how it went. */
    public void lately(List<Double> values) {
        if (!content.getChildren().contains(lately)) {
            content.getChildren().addAll(Parts.spacer(), lately);
            content.prefWidthProperty().bind(widthProperty().subtract(36));
        }
        lately.show(values);
    }

    /** Keeps the figure, and says why it may not be so any more. */
    public void doubt(String why) {
        show(figure.getText(), why, Badge.Tone.BAD);
    }

    public void show(String words, String beside, Badge.Tone tone) {
        figure.setText(words);
        note.setText(beside);
        note.getStyleClass().removeIf(style -> style.startsWith("tone-"));
        note.getStyleClass().add("tone-" + tone.name().toLowerCase(java.util.Locale.ROOT));
        setAccessibleText(title + ": " + words + (beside.isEmpty() ? "" : ", " + beside));
    }
}
