package dev.aiengine.console.queue;

import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Form;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.fleet.QueueAnswer;
import dev.aiengine.contract.tenancy.Tenant;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Asks what the queue would do with another quota; nothing is changed by it. */
final class WhatIf {
    private final Desk desk;
    private final QueueModel model;
    private final Form form = new Form();
    private final VBox answer = new VBox(6);
    private final ComboBox<String> tenant;
    private final TextField gpus = new TextField();
    private final TextField cpus = new TextField();
    private final TextField memory = new TextField();

    WhatIf(Desk desk, QueueModel model) {
        this.desk = desk;
        this.model = model;
        tenant = Fields.choice(
                "what-if-tenant", model.tenants().stream().map(Tenant::name).toList());
        form.add("Tenant", "", tenant, () -> tenant.getValue() == null ? "Choose a tenant" : null);
        form.add("GPUs", "Empty: as it is", gpus, () -> Fields.wrongNumber(gpus, 0, 1e6, true));
        form.add("CPUs", "Empty: as it is", cpus, () -> Fields.wrongNumber(cpus, 0, 1e6, false));
        form.add("Memory (GB)", "Empty: as it is", memory, () -> Fields.wrongNumber(memory, 0, 1e6, false));
        form.getChildren().add(answer);
    }

    void show() {
        Button ask = Parts.primary("Ask", Material2OutlinedMZ.PLAY_ARROW, this::ask);
        ask.setDefaultButton(true);
        desk.overlay().sheet("What if the quota were", form, Parts.button("Close", desk.overlay()::close), ask);
    }

    private void ask() {
        if (!form.valid()) {
            return;
        }
        Tenant of = model.tenants().stream()
                .filter(one -> one.name().equals(tenant.getValue()))
                .findFirst()
                .orElseThrow();
        model.ask(of, whole(gpus), Fields.number(cpus), bytes(memory), this::show, form::failed);
    }

    private void show(QueueAnswer said) {
        form.failed(null);
        answer.getChildren().setAll(Parts.heading("Then"));
        if (said.starts().isEmpty() && said.givesWay().isEmpty()) {
            answer.getChildren().add(Parts.paragraph("Nothing waits, so nothing would change."));
        }
        for (QueueAnswer.Start start : said.starts()) {
            answer.getChildren()
                    .add(Parts.paragraph(start.tenant() + "  " + start.workload() + ": "
                            + (start.now()
                                    ? "starts at once"
                                    : start.reason() == null ? "waits" : "waits: " + start.reason())
                            + (start.startsAt() == null || start.now()
                                    ? ""
                                    : ", about "
                                            + Texts.moment(
                                                    start.startsAt(),
                                                    desk.session().now()))));
        }
        for (QueueAnswer.GivesWay gives : said.givesWay()) {
            answer.getChildren()
                    .add(Parts.paragraph(
                            gives.tenant() + "  " + gives.workload() + " would give way: " + gives.reason()));
        }
    }

    private static @Nullable Integer whole(TextField field) {
        Double number = Fields.number(field);
        return number == null ? null : number.intValue();
    }

    private static @Nullable Long bytes(TextField field) {
        Double number = Fields.number(field);
        return number == null ? null : Math.round(number * (1L << 30));
    }
}
