package dev.aiengine.console.training;

import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Facts;
import dev.aiengine.console.parts.Meter;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.States;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.work.Failure;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.TrainingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One training job, as it goes on. */
final class JobDetails {
    private final Desk desk;
    private final TrainingModel model;
    private final Label title = Parts.label("", "detail-title");
    private final Badge state = new Badge();
    private final Label reason = Parts.paragraph("", "muted");
    private final Meter progress = new Meter(false);
    private final Facts facts = new Facts();
    private final Facts metrics = new Facts();
    private final Course course;
    private final TextArea log = new TextArea();
    private final Button cancel;
    private final Button retry;
    private final Button version;
    private final List<Node> nodes;
    private @Nullable TrainingJob shown;

    JobDetails(Desk desk, TrainingModel model) {
        this.desk = desk;
        this.model = model;
        cancel = Parts.button("Cancel", Material2OutlinedMZ.STOP, this::cancel);
        retry = Parts.button("Train again", Material2OutlinedMZ.REPLAY, this::retry);
        version = Parts.button("Version", Material2OutlinedAL.LAUNCH, () -> {
            TrainingJob job = Objects.requireNonNull(shown);
            desk.go().to("models", job.model() + "@" + job.version());
        });
        course = new Course(desk);
        model.curves
                .value()
                .addListener((observable, before, now) -> course.show(now == null ? List.of() : now.series()));
        log.setEditable(false);
        log.setWrapText(false);
        log.getStyleClass().add("log");
        log.setAccessibleText("Log");
        log.setMinHeight(120);
        VBox.setVgrow(log, Priority.ALWAYS);
        model.log.value().addListener((observable, before, now) -> write(now == null ? "" : now));
        model.log.failure().addListener((observable, before, now) -> {
            if (now != null && model.log.get() == null) {
                log.setText("There is no log: " + now.sentence());
            }
        });
        nodes = List.of(
                Parts.row(title, state),
                reason,
                Parts.actions(cancel, retry, version),
                progress,
                course.node(),
                facts,
                Parts.heading("Metrics"),
                metrics,
                Parts.heading("Log"),
                log);
    }

    /** The same nodes for each job. */
    Node[] of(TrainingJob job) {
        shown = job;
        title.setText(job.model() + (job.version() == null ? "" : "@" + job.version()));
        state.show(States.word(job.state()), States.tone(job.state()));
        reason.setText(job.reason() == null ? "" : job.reason());
        Parts.there(reason, job.reason() != null);
        Parts.there(progress, job.state() == JobState.RUNNING);
        Parts.there(version, job.version() != null);
        cancel.setDisable(job.state().ended());
        retry.setDisable(!job.state().ended() || job.dataset() == null);
        progress.show(job.progress().fraction(), words(job));
        facts.clear();
        Instant now = desk.session().now();
        facts.fact("Task", job.task())
                .fact("Dataset", job.dataset())
                .fact("Starts from", job.base())
                .fact("Submitted", Texts.moment(job.submittedAt(), now))
                .fact("Started", job.startedAt() == null ? null : Texts.moment(job.startedAt(), now))
                .fact(
                        "Took",
                        job.startedAt() == null || job.endedAt() == null
                                ? null
                                : Texts.duration(Duration.between(job.startedAt(), job.endedAt())))
                .fact("Attempt", job.attempt() > 1 ? job.attempt() : null)
                .fact("Peak memory", job.peakMemory() == null ? null : Texts.bytes(job.peakMemory()));
        job.params().forEach((name, value) -> facts.fact(Texts.title(name), value));
        metrics.clear();
        job.metrics().forEach((name, value) -> metrics.fact(Texts.title(name), Texts.figure(value)));
        if (job.metrics().isEmpty()) {
            metrics.fact("", Parts.muted(job.state().ended() ? "None." : "They come with the training."));
        }
        return nodes.toArray(Node[]::new);
    }

    private static String words(TrainingJob job) {
        Double left = job.progress().etaSeconds();
        return Texts.percent(job.progress().fraction())
                + (job.progress().epochs() > 0
                        ? ", epoch " + job.progress().epoch() + " of "
                                + job.progress().epochs()
                        : "")
                + (left == null ? "" : ", " + Texts.duration(Duration.ofMillis(Math.round(left * 1000))) + " left");
    }

    private void write(String words) {
        String before = log.getText();
        if (!before.isEmpty() && words.startsWith(before)) {
            log.appendText(words.substring(before.length()));
        } else {
            log.setText(words.isEmpty() ? "Nothing was written yet." : words);
        }
    }

    private void cancel() {
        TrainingJob job = Objects.requireNonNull(shown);
        desk.overlay()
                .confirm(
                        "Cancel the training",
                        "The training of " + job.model() + " ends without a version.",
                        "Cancel the training",
                        () -> model.cancel(
                                job, () -> desk.overlay().toast("The training is told to stop"), this::failed));
    }

    private void retry() {
        model.retry(Objects.requireNonNull(shown), job -> desk.go().to("training", job.id()), this::failed);
    }

    private void failed(Failure failure) {
        desk.overlay().toast(failure.sentence());
    }
}
