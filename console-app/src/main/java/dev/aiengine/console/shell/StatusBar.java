package dev.aiengine.console.shell;

import dev.aiengine.console.connection.ConnectionState;
import dev.aiengine.console.connection.Session;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import java.time.Duration;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Where we are connected, what answers there, and how quickly. */
final class StatusBar {
    private final Label environment = Parts.label("", "environment-name");
    private final Label engine = Parts.label("");
    private final Label answer = Parts.label("");
    private final HBox bar = Parts.row(environment, engine, Parts.spacer(), answer);
    private final ChangeListener<ConnectionState> listener = (observable, before, now) -> show(now);
    private @Nullable Session session;

    StatusBar(Window window) {
        bar.getStyleClass().add("status");
        answer.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        window.connections().active().addListener((observable, before, now) -> follow(now));
        follow(window.connections().active().get());
    }

    Node node() {
        return bar;
    }

    private void follow(@Nullable Session now) {
        if (session != null) {
            session.state().removeListener(listener);
        }
        session = now;
        Parts.there(environment, now != null);
        if (now == null) {
            engine.setText("No engine is open");
            answer.setText("");
            return;
        }
        environment.setText(now.profile().environment().title());
        engine.setText(now.profile().url().toString());
        now.state().addListener(listener);
        show(now.state().get());
    }

    private void show(ConnectionState now) {
        Session looked = session;
        if (looked == null) {
            return;
        }
        answer.setText(
                switch (now) {
                    case ConnectionState.Connecting ignored -> "connecting";
                    case ConnectionState.Connected up ->
                        skew(looked.skew()) + versions(up.version()) + ", answers in " + up.millis() + " ms";
                    case ConnectionState.Stale stale ->
                        "no answer since " + Texts.moment(stale.since(), stale.since()) + ", attempt "
                                + stale.attempt();
                    case ConnectionState.Refused refused -> refused.failure().what();
                });
    }

    /** Another version may have more or other fields: what looks wrong is explained by it. */
    private static String versions(String engine) {
        String own = StatusBar.class.getPackage().getImplementationVersion();
        return own == null || own.equals(engine) ? "AI Engine " + engine : "AI Engine " + engine + ", console " + own;
    }

    private static String skew(Duration skew) {
        return skew.isZero()
                ? ""
                : "its clock is " + Texts.duration(skew.abs()) + (skew.isNegative() ? " behind" : " ahead") + ", ";
    }
}
