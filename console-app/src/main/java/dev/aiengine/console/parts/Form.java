package dev.aiengine.console.parts;

import dev.aiengine.console.work.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Fields under each other, each with its name, what it means, and what is wrong with it. */
public final class Form extends VBox {
    private final FailureStrip failure = new FailureStrip();
    private final List<Check> checks = new ArrayList<>();

    private record Check(Control field, Label wrong, Supplier<@Nullable String> problem) {}

    public Form() {
        super(14);
        getStyleClass().add("form");
        getChildren().add(failure);
    }

    public <C extends Control> C add(String title, String hint, C field) {
        return add(title, hint, field, () -> null);
    }

    /**
     * A field that can be wrong.
     *
     * @param problem what is wrong with it now, null where nothing is
     */
    public <C extends Control> C add(String title, String hint, C field, Supplier<@Nullable String> problem) {
        Label name = Parts.label(title, "field-name");
        name.setLabelFor(field);
        field.setAccessibleText(title);
        field.setMaxWidth(Double.MAX_VALUE);
        Label wrong = Parts.paragraph("", "field-wrong");
        Parts.there(wrong, false);
        VBox box = new VBox(4, name, field);
        if (!hint.isEmpty()) {
            box.getChildren().add(Parts.paragraph(hint, "field-hint"));
        }
        box.getChildren().add(wrong);
        getChildren().add(box);
        checks.add(new Check(field, wrong, problem));
        return field;
    }

    public void section(String title) {
        getChildren().add(Parts.heading(title));
    }

    /** Looks at every field, says what is wrong, and takes the person to the first that is. */
    public boolean valid() {
        Control first = null;
        for (Check check : checks) {
            String problem = check.field().isDisabled() ? null : check.problem().get();
            check.wrong().setText(problem == null ? "" : problem);
            Parts.there(check.wrong(), problem != null);
            check.field().pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("danger"), problem != null);
            if (problem != null && first == null) {
                first = check.field();
            }
        }
        if (first != null) {
            first.requestFocus();
        }
        return first == null;
    }

    /** What the engine said of it. */
    public void failed(@Nullable Failure now) {
        failure.show(now);
    }
}
