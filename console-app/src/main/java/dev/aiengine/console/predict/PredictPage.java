package dev.aiengine.console.predict;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.FailureStrip;
import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.NoTenant;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.predict.PredictModel.Answer;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.work.Failure;
import dev.aiengine.contract.endpoints.Endpoint;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Asks an endpoint, and shows what it says. */
public final class PredictPage extends Page {
    private final PredictModel model;
    private final ComboBox<String> endpoint = Fields.choice("predict-endpoint", List.of());
    private final Label task = Parts.muted("");
    private final VBox form = new VBox(12);
    private final VBox answer = new VBox(12);
    private final FailureStrip failure = new FailureStrip();
    private final Button ask = Parts.primary("Predict", Material2OutlinedAL.FLASH_ON, this::ask);
    private final Node node;
    private @Nullable Question question;
    private @Nullable String wanted;
    private boolean filling;
    private boolean asking;

    public PredictPage(Desk desk) {
        super(desk);
        this.model = new PredictModel(desk.session());
        endpoint.setAccessibleText("Endpoint");
        endpoint.setMinWidth(160);
        endpoint.setMaxWidth(Double.MAX_VALUE);
        endpoint.valueProperty().addListener((observable, before, now) -> choose(now));
        ask.setId("predict-ask");
        ask.setDefaultButton(true);
        ScrollPane asked = scrolled(form);
        VBox left = Parts.card(endpoint, task, asked, Parts.row(ask, Parts.muted("Ctrl Enter")));
        left.setOnKeyPressed(event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.ENTER) {
                ask();
            }
        });
        VBox right = Parts.card(Parts.heading("Prediction"), failure, scrolled(answer));
        HBox both = new HBox(16, Parts.grow(left), Parts.grow(right));
        left.setPrefWidth(460);
        right.setPrefWidth(560);
        Node none = new Empty(
                Material2OutlinedAL.FLASH_ON,
                "No endpoint to ask",
                "Put an endpoint before a model, then ask it here.",
                Parts.button("Endpoints", () -> desk.go().to("endpoints")));
        this.node = new NoTenant(desk, new Shown<>(model.endpoints, List::isEmpty, none, both, this::refresh));
        model.endpoints.each(this::offer);
        model.taken.value().addListener((observable, before, now) -> taken(now));
        model.taken.failure().addListener((observable, before, now) -> failure.show(now));
        unanswered();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void open(String name) {
        wanted = name;
        offer(model.endpoints.or(List.of()));
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.ENDPOINTS);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    private void offer(List<Endpoint> all) {
        List<String> names = all.stream().map(Endpoint::name).toList();
        String before = endpoint.getValue();
        filling = true;
        if (!names.equals(endpoint.getItems())) {
            endpoint.getItems().setAll(names);
        }
        filling = false;
        String now = wanted != null && names.contains(wanted)
                ? wanted
                : names.contains(before) ? before : names.isEmpty() ? null : names.getFirst();
        if (now != null && now.equals(wanted)) {
            wanted = null;
        }
        endpoint.setValue(now);
        choose(now);
    }

    private void choose(@Nullable String name) {
        if (!filling) {
            model.endpoints.or(List.of()).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .ifPresent(model::choose);
        }
    }

    private void taken(@Nullable Taken now) {
        failure.show(null);
        unanswered();
        if (now == null) {
            form.getChildren().clear();
            question = null;
            task.setText("");
        } else {
            Question made = Questions.of(now, desk.files());
            question = made;
            task.setText(now.task() + "  ·  " + now.version().model() + "@"
                    + now.version().version());
            form.getChildren().setAll(made.node());
        }
        ask.setDisable(now == null);
    }

    private void ask() {
        Question asked = question;
        Taken of = model.taken.get();
        if (asked == null || of == null || asking) {
            return;
        }
        Object input;
        try {
            input = asked.input();
        } catch (IllegalArgumentException e) {
            failed(new Failure("This cannot be asked", e.getMessage(), "Fill in the form as it says.", false));
            return;
        }
        // Not disabled meanwhile: the button would lose the keyboard
        asking = true;
        model.ask(
                of.endpoint(),
                input,
                said -> {
                    asking = false;
                    if (asked.equals(question)) {
                        show(said, asked, of);
                    }
                },
                wrong -> {
                    asking = false;
                    if (asked.equals(question)) {
                        failed(PredictModel.ofOne(wrong));
                    }
                });
    }

    /** An answer from before would look like the one to what was asked now. */
    private void failed(Failure wrong) {
        unanswered();
        failure.show(wrong);
    }

    private void show(Answer said, Question asked, Taken of) {
        failure.show(null);
        answer.getChildren()
                .setAll(
                        Parts.muted(String.format(
                                Locale.ROOT,
                                "%s@%d answered in %.1f ms",
                                said.response().model(),
                                said.response().version(),
                                said.millis())),
                        AnswerView.of(desk, said.response().predictions().getFirst(), asked, of));
    }

    private void unanswered() {
        answer.getChildren().setAll(Parts.muted("What the model says is shown here."));
    }

    private static ScrollPane scrolled(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        return Parts.grow(scroll);
    }
}
