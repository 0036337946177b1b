package dev.aiengine.console.training;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Meter;
import dev.aiengine.console.parts.NoTenant;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Split;
import dev.aiengine.console.parts.States;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.TrainingJob;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Training jobs. */
public final class TrainingPage extends Page {
    private static final String NEW = "new ";
    private static final String AGAIN = "again ";

    private final TrainingModel model;
    private final DataTable<TrainingJob> table;
    private final Split split;
    private final JobDetails details;
    private final Node node;

    public TrainingPage(Desk desk) {
        super(desk);
        this.model = new TrainingModel(desk.session());
        Button compare = Parts.button("Compare", Material2OutlinedAL.COMPARE_ARROWS, this::compare);
        compare.setDisable(true);
        this.table = new DataTable<>(
                        desk,
                        "training",
                        "jobs",
                        TrainingJob::id,
                        List.of(
                                Column.text(
                                        "Model",
                                        112,
                                        job -> job.model() + (job.version() == null ? "" : "@" + job.version())),
                                Column.text("Task", 140, TrainingJob::task),
                                Column.<TrainingJob>text("State", 104, job -> States.word(job.state()))
                                        .drawn(States.badge(job -> States.tone(job.state()))),
                                Column.text("Result", 152, TrainingPage::going).drawn(cell -> {
                                    Meter meter = new Meter(false);
                                    Label result = Parts.label("");
                                    StackPane both = new StackPane(result, meter);
                                    both.setAlignment(Pos.CENTER_LEFT);
                                    return new Column.Drawn<>(both, job -> {
                                        boolean runs = job.state() == JobState.RUNNING;
                                        meter.setVisible(runs);
                                        meter.show(job.progress().fraction(), progress(job));
                                        result.setVisible(!runs);
                                        result.setText(result(job));
                                    });
                                }),
                                Column.sorted(
                                        "When",
                                        108,
                                        job -> Texts.ago(
                                                job.submittedAt(),
                                                desk.session().now()),
                                        TrainingJob::submittedAt)))
                .with(compare, Parts.primary("Train", Material2OutlinedMZ.PLAY_ARROW, this::train));
        table.view().getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.view().getSelectionModel().getSelectedItems().addListener((javafx.collections.ListChangeListener<
                        TrainingJob>)
                change -> compare.setDisable(change.getList().size() < 2));
        this.split = new Split(desk, "training", 0.62, table, "Select a job to follow it, several to compare them");
        this.details = new JobDetails(desk, model);
        table.onSelect(this::select);
        Node none = new Empty(
                Material2OutlinedMZ.MODEL_TRAINING,
                "Nothing was trained yet",
                "A training makes the next version of a model from a dataset.",
                Parts.primary("Train", Material2OutlinedMZ.PLAY_ARROW, this::train));
        this.node = new NoTenant(desk, new Shown<>(model.jobs, List::isEmpty, none, split, this::refresh));
        model.jobs.each(table::show);
    }

    @Override
    public Node node() {
        return node;
    }

    /**
     * A job by its id, a new one on a dataset, {@code new reviews@2}, or one for a model's next version, {@code again
     * reviews}.
     */
    @Override
    public void open(String what) {
        if (what.startsWith(NEW)) {
            form().show(what.substring(NEW.length()));
        } else if (what.startsWith(AGAIN)) {
            form().again(what.substring(AGAIN.length()).replaceFirst("@.*", ""));
        } else {
            table.select(what);
        }
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.TRAINING, Topic.QUEUE);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    /** The form for a training. */
    public void train() {
        form().show("");
    }

    private TrainForm form() {
        return new TrainForm(desk, model, job -> table.select(job.id()));
    }

    private void compare() {
        Comparison.show(
                desk, model, List.copyOf(table.view().getSelectionModel().getSelectedItems()));
    }

    private void select(@Nullable TrainingJob job) {
        model.look(job);
        if (job == null) {
            split.nothing();
        } else {
            split.details(details.of(job));
        }
    }

    private static String going(TrainingJob job) {
        return job.state() == JobState.RUNNING ? progress(job) : result(job);
    }

    private static String progress(TrainingJob job) {
        return switch (job.state()) {
            case QUEUED, ADMITTED, STARTING -> "";
            case RUNNING ->
                Texts.percent(job.progress().fraction())
                        + (job.progress().etaSeconds() == null
                                ? ""
                                : ", "
                                        + Texts.duration(Duration.ofMillis(
                                                Math.round(job.progress().etaSeconds() * 1000)))
                                        + " left");
            case SUCCEEDED, FAILED, CANCELLED -> "";
        };
    }

    /** The metric that says most, or why there is none. */
    static String result(TrainingJob job) {
        return job.metrics().isEmpty()
                ? job.reason() == null ? "" : job.reason()
                : Metrics.leading(job.metrics()).orElse("");
    }
}
