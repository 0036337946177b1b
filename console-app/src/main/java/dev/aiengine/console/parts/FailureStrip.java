package dev.aiengine.console.parts;

import dev.aiengine.console.work.Failure;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What went wrong, in a strip above what it is about; takes no room while nothing did. */
public final class FailureStrip extends HBox {
    private final VBox words = new VBox(2);

    public FailureStrip() {
        super(10);
        getStyleClass().add("failure-strip");
        getChildren().addAll(Icons.of(Material2OutlinedAL.ERROR_OUTLINE), Parts.grow(words));
        show(null);
    }

    public FailureStrip(Failure failure) {
        this();
        show(failure);
    }

    public void show(@Nullable Failure failure) {
        Parts.there(this, failure != null);
        words.getChildren().clear();
        if (failure != null) {
            words.getChildren().add(Parts.paragraph(failure.what(), "strong"));
            if (failure.detail() != null) {
                words.getChildren().add(Parts.paragraph(failure.detail()));
            }
            words.getChildren().add(Parts.paragraph(failure.advice(), "muted"));
        }
    }
}
