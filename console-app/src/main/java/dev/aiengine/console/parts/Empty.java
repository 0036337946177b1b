package dev.aiengine.console.parts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** Nothing is here yet: why, and what to do next. */
public final class Empty extends VBox {

    public Empty(Ikon icon, String title, String next, @Nullable Button action) {
        super(8);
        setAlignment(Pos.CENTER);
        getStyleClass().add("empty");
        var image = Icons.of(icon, 40);
        image.getStyleClass().add("empty-icon");
        var words = Parts.paragraph(next, "muted");
        words.setMaxWidth(420);
        words.setAlignment(Pos.CENTER);
        words.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        getChildren().addAll(image, Parts.label(title, "empty-title"), words);
        if (action != null) {
            VBox.setMargin(action, new javafx.geometry.Insets(8, 0, 0, 0));
            getChildren().add(action);
        }
    }
}
