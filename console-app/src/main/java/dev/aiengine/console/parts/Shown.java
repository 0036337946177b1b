package dev.aiengine.console.parts;

import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Shows what was loaded, that it is empty, that it is loading, or what went wrong: always exactly one of them. */
public final class Shown<T> extends StackPane {
    private final Loaded<T> loaded;
    private final Predicate<? super T> emptiness;
    private final Node empty;
    private final Node content;
    private final Node loading = spinner();
    private final Runnable again;

    /** @param again loads it once more, after a failure */
    public Shown(Loaded<T> loaded, Predicate<? super T> emptiness, Node empty, Node content, Runnable again) {
        this.loaded = loaded;
        this.emptiness = emptiness;
        this.empty = empty;
        this.content = content;
        this.again = again;
        loaded.value().addListener((observable, before, now) -> show());
        loaded.failure().addListener((observable, before, now) -> show());
        loaded.loading().addListener((observable, before, now) -> show());
        Parts.grow(this);
        show();
    }

    private void show() {
        T value = loaded.get();
        Failure failure = loaded.failure().get();
        if (value == null && failure != null) {
            only(wrong(failure));
        } else if (value == null) {
            only(loading);
        } else if (failure != null && !failure.unreachable()) {
            VBox both = new VBox(12, new FailureStrip(failure), Parts.grow(shown(value)));
            only(both);
        } else {
            only(shown(value));
        }
    }

    private Node shown(T value) {
        return emptiness.test(value) ? empty : content;
    }

    private void only(Node node) {
        if (!getChildren().equals(List.of(node))) {
            getChildren().setAll(node);
        }
    }

    private Node wrong(Failure failure) {
        String words = (failure.detail() == null ? "" : failure.detail() + "\n") + failure.advice();
        return new Empty(
                failure.unreachable() ? Material2OutlinedAL.CLOUD_OFF : Material2OutlinedAL.ERROR_OUTLINE,
                failure.what(),
                words,
                Parts.button("Try again", Material2OutlinedMZ.REFRESH, again));
    }

    private static Node spinner() {
        ProgressIndicator ring = new ProgressIndicator();
        ring.setMaxSize(32, 32);
        ring.setAccessibleText("Loading");
        StackPane pane = new StackPane(ring);
        pane.setAlignment(Pos.CENTER);
        return pane;
    }
}
