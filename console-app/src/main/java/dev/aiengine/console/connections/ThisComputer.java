package dev.aiengine.console.connections;

import dev.aiengine.console.connection.LocalEngine;
import dev.aiengine.console.connection.Profile;
import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.FailureStrip;
import dev.aiengine.console.parts.Form;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.shell.Window;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The engine of this computer: where its data is, starting, stopping, its log. */
final class ThisComputer {
    private final ConnectionsModel model;
    private final Form form = new Form();
    private final TextField data = new TextField();
    private final TextField port = new TextField();
    private final Badge state = new Badge();
    private final TextArea log = new TextArea();
    private final Button choose;
    private final Button start;
    private final Button stop;
    private final Button look;

    ThisComputer(ConnectionsModel model, Window.Front front) {
        this.model = model;
        Profile.Local settings = model.localSettings();
        data.setText(settings.data());
        data.setId("local-data");
        port.setText(String.valueOf(settings.port()));
        port.setId("local-port");
        form.add(
                "Data folder", "Everything the engine keeps", data, () -> ConnectionsModel.wrongFolder(data.getText()));
        choose = Parts.button(
                "Choose…",
                Material2OutlinedAL.FOLDER,
                () -> front.files().folder("Data folder").ifPresent(folder -> data.setText(folder.toString())));
        form.getChildren().add(choose);
        form.add("Port", "", port, () -> ConnectionsModel.wrongPort(port.getText()));
        start = Parts.primary("Start", Material2OutlinedMZ.PLAY_ARROW, this::start);
        start.setId("local-start");
        stop = Parts.button(
                "Stop",
                Material2OutlinedMZ.STOP,
                () -> front.overlay()
                        .confirm(
                                "Stop the engine",
                                "Predictions and trainings of this computer's engine end. Its data stays.",
                                "Stop",
                                model::stopLocal));
        look = Parts.button("Open", Material2OutlinedAL.LAUNCH, () -> front.go().to("overview"));
        log.setEditable(false);
        log.setPrefRowCount(8);
        log.getStyleClass().add("log");
        log.setAccessibleText("Log of the engine");
        model.log.each(words -> {
            if (!words.equals(log.getText())) {
                log.setText(words);
                log.end();
                log.setScrollTop(Double.MAX_VALUE);
            }
        });
        model.local().state().addListener((observable, before, now) -> show(now));
        Timeline reading = new Timeline(new KeyFrame(Duration.seconds(1), event -> read()));
        reading.setCycleCount(Animation.INDEFINITE);
        reading.play();
        show(model.local().state().get());
    }

    Node node() {
        HBox title = Parts.row(Parts.heading(ConnectionsModel.THIS_COMPUTER), state);
        VBox card = Parts.card(title);
        if (!model.local().available()) {
            card.getChildren()
                    .add(Parts.paragraph(
                            "There is no engine beside this console. Start the console with ./aiengine console to run one here.",
                            "muted"));
            return card;
        }
        FailureStrip failure = new FailureStrip();
        model.failure().addListener((observable, before, now) -> failure.show(now));
        card.getChildren()
                .addAll(
                        Parts.paragraph("An engine of your own, for as long as the console is open.", "muted"),
                        failure,
                        form,
                        Parts.row(start, look, stop),
                        log);
        return card;
    }

    private void start() {
        if (form.valid()) {
            model.startLocal(
                    data.getText().strip(), Integer.parseInt(port.getText().strip()));
        }
    }

    private void read() {
        if (log.getScene() != null && model.local().state().get() != LocalEngine.State.STOPPED) {
            model.readLog();
        }
    }

    private void show(LocalEngine.State now) {
        switch (now) {
            case STOPPED -> state.show("Stopped", Badge.Tone.NEUTRAL);
            case RUNNING -> state.show("Running", Badge.Tone.GOOD);
            case STOPPING -> state.show("Stopping", Badge.Tone.BUSY);
            case ENDED_BY_ITSELF -> state.show("Ended by itself: see the log", Badge.Tone.BAD);
        }
        boolean running = now == LocalEngine.State.RUNNING || now == LocalEngine.State.STOPPING;
        start.setDisable(running);
        data.setDisable(running);
        port.setDisable(running);
        choose.setDisable(running);
        stop.setDisable(now != LocalEngine.State.RUNNING);
        look.setDisable(now != LocalEngine.State.RUNNING);
        boolean logged = now != LocalEngine.State.STOPPED;
        Parts.there(log, logged);
        if (logged) {
            model.readLog();
        }
    }
}
