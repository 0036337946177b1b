package dev.aiengine.console.training;

import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Form;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.training.TrainingModel.Choices;
import dev.aiengine.contract.Names;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.registry.Model;
import dev.aiengine.contract.tasks.Parameter;
import dev.aiengine.contract.tasks.Task;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The form for a training: model, task and dataset, then a field for each parameter of the task. */
final class TrainForm {
    private final Desk desk;
    private final TrainingModel model;
    private final Consumer<TrainingJob> done;
    private final UUID key = UUID.randomUUID();
    private final Form form = new Form();
    private final VBox whole = new VBox(14, form);
    private final ComboBox<String> dataset = Fields.choice("train-dataset", List.of());
    private final ComboBox<String> task = Fields.choice("train-task", List.of());
    private final ComboBox<String> name = Fields.choice("train-model", List.of());
    private final ComboBox<String> base = Fields.choice("train-base", List.of());
    private final TextField priority = new TextField();
    private final Button submit;
    private Choices choices = new Choices(List.of(), List.of(), List.of());
    private Form parameters = new Form();
    private List<ParameterField> fields = List.of();
    private String wanted = "";

    /** @param done is told the job */
    TrainForm(Desk desk, TrainingModel model, Consumer<TrainingJob> done) {
        this.desk = desk;
        this.model = model;
        this.done = done;
        form.add(
                "Dataset",
                "Its newest version, unless you name another: reviews@2",
                dataset,
                () -> typed(dataset).isBlank() ? "Choose a dataset" : null);
        form.add("Task", "", task, () -> task.getValue() == null ? "Choose a task" : null);
        form.add(
                "Model",
                "One that is there gets its next version",
                name,
                () -> typed(name).matches(Names.RESOURCE) ? null : "The name " + Names.RESOURCE_MESSAGE);
        form.add("Start from", "A version to go on from, such as reviews@champion; empty: from scratch", base);
        form.add(
                "Priority",
                "From -100 to 100, higher goes first; 0 where empty",
                priority,
                () -> Fields.wrongNumber(priority, -100, 100, true));
        for (ComboBox<String> open : List.of(dataset, name, base)) {
            open.setEditable(true);
        }
        dataset.valueProperty().addListener((observable, before, now) -> parameters());
        task.valueProperty().addListener((observable, before, now) -> parameters());
        submit = Parts.primary("Train", Material2OutlinedMZ.PLAY_ARROW, this::submit);
        submit.setId("train-submit");
        submit.setDefaultButton(true);
        model.choices.each(this::offer);
        model.choices.failure().addListener((observable, before, now) -> form.failed(now));
    }

    /** @param on the dataset, empty where none is chosen yet */
    void show(String on) {
        model.readChoices();
        dataset.setValue(on);
        desk.overlay().sheet("Train a model", whole, Parts.button("Cancel", desk.overlay()::close), submit);
    }

    /** For the next version of a model, of the data and by the task of its newest one. */
    void again(String of) {
        show("");
        name.setValue(of);
        model.newest(
                of,
                newest -> {
                    wanted = newest.task();
                    if (newest.dataset() != null) {
                        dataset.setValue(newest.dataset().replaceFirst("@.*", ""));
                    }
                    offer(choices);
                },
                form::failed);
    }

    private void offer(Choices now) {
        choices = now;
        String on = typed(dataset);
        dataset.getItems()
                .setAll(now.datasets().stream().map(Dataset::reference).toList());
        dataset.setValue(
                on.isEmpty() && !now.datasets().isEmpty()
                        ? now.datasets().getFirst().reference()
                        : on);
        String chosen = task.getValue();
        task.getItems().setAll(now.tasks().stream().map(Task::name).toList());
        task.setValue(chosen == null && task.getItems().contains(wanted) ? wanted : chosen);
        String called = typed(name);
        name.getItems().setAll(now.models().stream().map(Model::name).toList());
        name.setValue(called);
        List<String> bases = new ArrayList<>();
        bases.add("");
        for (Model known : now.models()) {
            known.aliases().keySet().forEach(alias -> bases.add(known.name() + "@" + alias));
            bases.add(known.name() + "@" + known.latestVersion());
        }
        base.getItems().setAll(bases);
        parameters();
    }

    private void parameters() {
        String chosen = task.getValue();
        Task of = choices.tasks().stream()
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .orElse(null);
        List<String> columns = choices.datasets().stream()
                .filter(one -> one.name().equals(typed(dataset).replaceFirst("@.*", "")))
                .findFirst()
                .map(one -> one.columns().stream().map(Dataset.Column::name).toList())
                .orElse(List.of());
        whole.getChildren().remove(parameters);
        parameters = new Form();
        List<ParameterField> made = new ArrayList<>();
        if (of != null) {
            parameters.getChildren().add(Parts.paragraph(of.description() + ". Needs: " + of.dataset() + ".", "muted"));
            parameters.section("Parameters");
            List<String> datasets =
                    choices.datasets().stream().map(Dataset::reference).toList();
            for (Parameter parameter : of.parameters()) {
                made.add(new ParameterField(parameters, parameter, columns, datasets));
            }
        }
        fields = made;
        whole.getChildren().add(parameters);
    }

    private void submit() {
        if (!form.valid() || !parameters.valid()) {
            return;
        }
        Map<String, Object> given = new LinkedHashMap<>();
        for (ParameterField field : fields) {
            Object value = field.value();
            if (value != null) {
                given.put(field.name(), value);
            }
        }
        Double first = Fields.number(priority);
        submit.setDisable(true);
        model.submit(
                new TrainRequest(
                        typed(name),
                        task.getValue(),
                        typed(dataset),
                        typed(base).isEmpty() ? null : typed(base),
                        given.isEmpty() ? null : given,
                        null,
                        first == null ? null : first.intValue()),
                key,
                job -> {
                    desk.overlay().close();
                    desk.overlay().toast("The training of " + job.model() + " is submitted");
                    done.accept(job);
                },
                failure -> {
                    submit.setDisable(false);
                    form.failed(failure);
                });
    }

    private static String typed(ComboBox<String> box) {
        String words = box.isEditable() ? box.getEditor().getText() : box.getValue();
        return words == null ? "" : words.strip();
    }
}
