package dev.aiengine.console.endpoints;

import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Form;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.Names;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Replicas;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.registry.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** An endpoint's variants with their weights; what it does not ask for stays as it was. */
final class EndpointForm {
    private final Desk desk;
    private final EndpointsModel model;
    private final @Nullable Endpoint known;
    private final Form form = new Form();
    private final TextField name = new TextField();
    private final TextField least = new TextField("1");
    private final TextField most = new TextField("1");
    private final VBox rows = new VBox(8);
    private final List<Row> variants = new ArrayList<>();

    /** One variant. */
    private record Row(ComboBox<String> model, ComboBox<String> version, TextField weight, HBox node) {}

    EndpointForm(Desk desk, EndpointsModel model, @Nullable Endpoint known) {
        this.desk = desk;
        this.model = model;
        this.known = known;
        name.setId("endpoint-name");
        name.setText(known == null ? "" : known.name());
        name.setDisable(known != null);
        form.add(
                "Name",
                "Programs ask /api/v1/predict/NAME",
                name,
                () -> name.getText().matches(Names.RESOURCE) ? null : "The name " + Names.RESOURCE_MESSAGE);
        form.section("Variants");
        form.getChildren()
                .addAll(
                        Parts.paragraph("A model, its version or alias, and its weight beside the others'", "muted"),
                        rows,
                        Parts.button("Add a variant", Material2OutlinedAL.ADD, () -> add(null)));
        form.add(
                "Replicas at least",
                "With 0 for every endpoint of the tenant, agents end when nobody has predicted for a while",
                least,
                () -> Fields.wrongNumber(least, 0, 1e6, true));
        form.add(
                "Replicas at most",
                "With more than the least, the load decides",
                most,
                () -> Fields.wrongNumber(most, 1, 1e6, true));
        if (known != null) {
            least.setText(String.valueOf(known.replicas().min()));
            most.setText(String.valueOf(known.replicas().max()));
        }
        if (known == null) {
            add(null);
        } else {
            known.variants().forEach(this::add);
        }
        model.models.each(this::offer);
    }

    /** @param done is told the endpoint */
    void show(Consumer<Endpoint> done) {
        model.readModels();
        Button save = Parts.primary(known == null ? "Create" : "Save", Material2OutlinedAL.CHECK, () -> save(done));
        save.setId("endpoint-save");
        save.setDefaultButton(true);
        desk.overlay()
                .sheet(
                        known == null ? "New endpoint" : "Change " + known.name(),
                        form,
                        Parts.button("Cancel", desk.overlay()::close),
                        save);
    }

    private void add(@Nullable Variant variant) {
        ComboBox<String> of = Fields.choice("variant-model-" + variants.size(), List.of());
        of.setAccessibleText("Model");
        of.setPromptText("model");
        of.setEditable(true);
        ComboBox<String> version = Fields.choice("variant-version-" + variants.size(), List.of());
        version.setAccessibleText("Version or alias");
        version.setEditable(true);
        version.setPrefWidth(150);
        TextField weight =
                new TextField(variant == null || variant.weight() == null ? "1" : String.valueOf(variant.weight()));
        weight.setAccessibleText("Weight");
        weight.setPrefWidth(70);
        Button remove = Parts.icon("Remove this variant", Material2OutlinedAL.DELETE, () -> {});
        Row row = new Row(of, version, weight, Parts.row(Parts.grow(of), version, weight, remove));
        remove.setOnAction(event -> {
            variants.remove(row);
            rows.getChildren().remove(row.node());
        });
        of.valueProperty().addListener((observable, before, now) -> versions(row));
        variants.add(row);
        rows.getChildren().add(row.node());
        offer(model.models.or(List.of()));
        if (variant != null) {
            of.setValue(variant.model());
            version.setValue(variant.version());
        } else if (!of.getItems().isEmpty()) {
            of.setValue(of.getItems().getFirst());
        }
    }

    private void offer(List<Model> models) {
        for (Row row : variants) {
            String chosen = row.model().getEditor().getText();
            row.model().getItems().setAll(models.stream().map(Model::name).toList());
            row.model()
                    .setValue(
                            (chosen != null && !chosen.isBlank()) || models.isEmpty()
                                    ? chosen
                                    : models.getFirst().name());
            versions(row);
        }
    }

    private void versions(Row row) {
        List<String> offered = new ArrayList<>();
        model.models.or(List.of()).stream()
                .filter(one -> one.name().equals(row.model().getValue()))
                .findFirst()
                .ifPresent(one -> {
                    one.aliases().keySet().stream().sorted().forEach(alias -> offered.add("@" + alias));
                    for (int version = one.latestVersion(); version > 0; version--) {
                        offered.add(String.valueOf(version));
                    }
                });
        String chosen = row.version().getEditor().getText();
        row.version().getItems().setAll(offered);
        row.version()
                .setValue(
                        (chosen != null && !chosen.isBlank()) || offered.isEmpty()
                                ? chosen
                                : offered.contains("@champion") ? "@champion" : offered.getFirst());
    }

    private static @Nullable Integer whole(TextField field) {
        Double number = Fields.number(field);
        return number == null ? null : number.intValue();
    }

    private void save(Consumer<Endpoint> done) {
        if (!form.valid()) {
            return;
        }
        List<Variant> wanted = variants.stream()
                .map(row -> new Variant(
                        Objects.requireNonNullElse(row.model().getEditor().getText(), "")
                                .strip(),
                        Objects.requireNonNullElse(row.version().getEditor().getText(), "")
                                .strip(),
                        Fields.number(row.weight())))
                .toList();
        model.put(
                name.getText(),
                new EndpointSpec(
                        wanted,
                        known == null ? null : known.batching(),
                        known == null ? null : known.rules(),
                        new Replicas(whole(least), whole(most))),
                endpoint -> {
                    desk.overlay().close();
                    desk.overlay().toast("Endpoint " + endpoint.name() + " is being made ready");
                    done.accept(endpoint);
                },
                form::failed);
    }
}
