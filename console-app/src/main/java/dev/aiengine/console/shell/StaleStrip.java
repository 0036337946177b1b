package dev.aiengine.console.shell;

import dev.aiengine.console.connection.ConnectionState;
import dev.aiengine.console.connection.Session;
import dev.aiengine.console.parts.Icons;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import java.time.Instant;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Says above the page that what is shown is from before, while the connection is lost. */
final class StaleStrip extends HBox {
    private final Label words = Parts.label("");
    private final ChangeListener<ConnectionState> listener = (observable, before, now) -> show(now);
    private final Button now = Parts.button("Try now", () -> {});
    private @Nullable Session session;

    StaleStrip() {
        super(10);
        getStyleClass().add("stale-strip");
        getChildren().addAll(Icons.of(Material2OutlinedAL.CLOUD_OFF), words, Parts.spacer(), now);
        Parts.there(this, false);
    }

    void follow(@Nullable Session other) {
        if (session != null) {
            session.state().removeListener(listener);
        }
        session = other;
        Parts.there(this, false);
        if (other != null) {
            other.state().addListener(listener);
            now.setOnAction(event -> other.retry());
            show(other.state().get());
        }
    }

    private void show(ConnectionState state) {
        switch (state) {
            case ConnectionState.Stale stale -> {
                Instant since = stale.since();
                words.setText("Connection lost at " + Texts.moment(since, since)
                        + ": what you see is from before. Reconnecting, attempt " + stale.attempt() + ".");
                Parts.there(this, true);
            }
            case ConnectionState.Refused refused -> {
                words.setText(refused.failure().sentence());
                Parts.there(this, true);
            }
            case ConnectionState.Connecting ignored -> Parts.there(this, false);
            case ConnectionState.Connected ignored -> Parts.there(this, false);
        }
    }
}
