package dev.aiengine.console.models;

import dev.aiengine.console.parts.Facts;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.registry.ModelVersion;
import java.util.Objects;
import javafx.scene.control.Button;

/** Everything of one version. */
final class VersionSheet {

    static void show(Desk desk, ModelVersion version) {
        Facts facts = new Facts()
                .fact("Task", version.task())
                .fact("Runs on", version.framework())
                .fact("Dataset", version.dataset())
                .fact("Size", Texts.bytes(version.bytes()))
                .fact("SHA-256", version.sha256())
                .fact("Labels", String.join(", ", version.labels()))
                .fact("Made", Texts.moment(version.createdAt(), desk.session().now()));
        Facts metrics = new Facts();
        version.metrics().forEach((name, value) -> metrics.fact(Texts.title(name), Texts.figure(value)));
        Facts params = new Facts();
        version.params().forEach((name, value) -> params.fact(name, value));
        Button job = Parts.button("Its training", () -> {
            desk.overlay().close();
            desk.go().to("training", Objects.requireNonNull(version.trainingJob()));
        });
        job.setDisable(version.trainingJob() == null);
        desk.overlay()
                .sheet(
                        version.model() + "@" + version.version(),
                        Parts.column(14, facts, Parts.heading("Metrics"), metrics, Parts.heading("Parameters"), params),
                        job,
                        Parts.button("Close", desk.overlay()::close));
    }

    private VersionSheet() {}
}
