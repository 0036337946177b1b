package dev.aiengine.console.models;

import dev.aiengine.console.parts.Form;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.console.training.Metrics;
import dev.aiengine.console.work.Failure;
import dev.aiengine.contract.Names;
import dev.aiengine.contract.registry.AliasChange;
import dev.aiengine.contract.registry.Model;
import dev.aiengine.contract.registry.ModelVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One model: its versions and what they are called, what happened to them. */
final class ModelDetails {
    private final Desk desk;
    private final ModelsModel model;
    private final DataTable<ModelVersion> versions;
    private final DataTable<AliasChange> history;
    private final Label name = Parts.label("", "detail-title");
    private final Label task = Parts.muted("");
    private final Label aliases = Parts.paragraph("", "muted");
    private final Button promote;
    private final Button alias;
    private final Button compare;
    private final Button rollback;
    private final List<Node> nodes;
    private @Nullable Model shown;

    ModelDetails(Desk desk, ModelsModel model) {
        this.desk = desk;
        this.model = model;
        promote = Parts.primary("Promote", Material2OutlinedMZ.PUBLISH, this::promote);
        alias = Parts.button("Alias…", this::nameIt);
        compare = Parts.button("Compare", Material2OutlinedAL.COMPARE_ARROWS, this::compare);
        rollback = Parts.button("Roll back", Material2OutlinedMZ.UNDO, this::rollback);
        versions = new DataTable<ModelVersion>(
                desk,
                "versions",
                "versions",
                ModelVersion::version,
                List.of(
                        Column.number("Version", 78, row -> "@" + row.version(), ModelVersion::version),
                        Column.text("Is", 86, this::names),
                        Column.text(
                                "Result",
                                132,
                                row -> Metrics.leading(row.metrics()).orElse("–")),
                        Column.text("Dataset", 92, row -> row.dataset() == null ? "–" : row.dataset()),
                        Column.sorted(
                                "Made",
                                112,
                                row -> Texts.ago(row.createdAt(), desk.session().now()),
                                ModelVersion::createdAt)));
        versions.view().getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        versions.view().getSelectionModel().getSelectedItems().addListener((javafx.collections.ListChangeListener<
                        ModelVersion>)
                change -> enable());
        versions.onOpen(row -> VersionSheet.show(desk, row));
        history = new DataTable<>(
                desk,
                "history",
                "changes",
                change -> change.at() + change.alias(),
                List.of(
                        Column.sorted(
                                "When",
                                130,
                                row -> Texts.moment(row.at(), desk.session().now()),
                                AliasChange::at),
                        Column.text("Alias", 90, AliasChange::alias),
                        Column.text(
                                "Moved",
                                90,
                                row -> (row.from() == null ? "new" : "@" + row.from()) + " → @" + row.to()),
                        Column.text("By", 150, AliasChange::actor)));
        Tab first = tab(
                "Versions",
                new Shown<>(model.versions, List::isEmpty, Parts.muted("No versions"), versions, model::refresh));
        Tab second = tab(
                "History",
                new Shown<>(
                        model.history, List::isEmpty, Parts.muted("No alias was moved yet"), history, model::refresh));
        model.versions.each(all -> {
            versions.show(all);
            enable();
        });
        model.history.each(history::show);
        nodes = List.of(
                Parts.row(name, task, Parts.spacer(), Parts.danger("Delete", Material2OutlinedAL.DELETE, this::delete)),
                aliases,
                Parts.actions(promote, rollback, alias, compare),
                Parts.grow(new TabPane(first, second)));
        enable();
    }

    /** The same nodes for each model. */
    Node[] of(Model row) {
        shown = row;
        name.setText(row.name());
        task.setText(row.task());
        aliases.setText(
                row.aliases().isEmpty() ? "No alias yet: promote a version to champion" : ModelsPage.aliases(row));
        versions.view().refresh();
        enable();
        return nodes.toArray(Node[]::new);
    }

    void choose(int version) {
        versions.select(version);
    }

    private void enable() {
        int selected = versions.view().getSelectionModel().getSelectedItems().size();
        promote.setDisable(selected != 1);
        alias.setDisable(selected != 1);
        Optional<ModelVersion> other = other();
        compare.setDisable(selected != 2 && other.isEmpty());
        compare.setText(
                "Compare" + other.map(version -> " with @" + version.version()).orElse(""));
        rollback.setDisable(shown == null || !shown.aliases().containsKey(ModelsModel.CHAMPION));
    }

    private String names(ModelVersion row) {
        Model of = shown;
        return of == null
                ? ""
                : of.aliases().entrySet().stream()
                        .filter(one -> one.getValue() == row.version())
                        .map(java.util.Map.Entry::getKey)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private void promote() {
        ModelVersion version = versions.selected().orElseThrow();
        move(version, ModelsModel.CHAMPION);
    }

    private void move(ModelVersion version, String name) {
        Integer before = Objects.requireNonNull(shown).aliases().get(name);
        Runnable move = () -> model.alias(
                version.model(),
                name,
                version.version(),
                this::failed,
                () -> desk.overlay().toast(version.model() + "@" + version.version() + " is " + name + " now"));
        if (before != null
                && Objects.equals(
                        desk.session().profile().environment(),
                        dev.aiengine.console.connection.Environment.PRODUCTION)) {
            desk.overlay()
                    .confirm(
                            "Move " + name,
                            "Endpoints that follow " + name + " go from @" + before + " to @" + version.version() + ".",
                            "Move",
                            move);
        } else {
            move.run();
        }
    }

    private void nameIt() {
        ModelVersion version = versions.selected().orElseThrow();
        Form form = new Form();
        TextField name = new TextField();
        name.setId("alias-name");
        form.add(
                "Alias",
                "Such as champion or candidate; it moves here from where it is",
                name,
                () -> name.getText().matches(Names.RESOURCE) ? null : "The name " + Names.RESOURCE_MESSAGE);
        Button move = Parts.primary("Set", Material2OutlinedAL.LABEL, () -> {
            if (form.valid()) {
                desk.overlay().close();
                move(version, name.getText());
            }
        });
        move.setDefaultButton(true);
        desk.overlay()
                .dialog(
                        "Alias of " + version.model() + "@" + version.version(),
                        form,
                        Parts.button("Cancel", desk.overlay()::close),
                        move);
    }

    private void rollback() {
        Model of = Objects.requireNonNull(shown);
        desk.overlay()
                .confirm(
                        "Roll back " + of.name(),
                        "The champion goes back to the version it was before; endpoints that follow it too.",
                        "Roll back",
                        () -> model.rollback(
                                of.name(), this::failed, () -> desk.overlay().toast(of.name() + " is rolled back")));
    }

    private void compare() {
        List<ModelVersion> selected =
                List.copyOf(versions.view().getSelectionModel().getSelectedItems());
        Difference.show(
                desk, other().map(other -> List.of(selected.getFirst(), other)).orElse(selected));
    }

    /** What the only selected version is compared with. */
    private Optional<ModelVersion> other() {
        Model of = shown;
        List<ModelVersion> all = model.versions.get();
        List<ModelVersion> selected = versions.view().getSelectionModel().getSelectedItems();
        return of == null || all == null || selected.size() != 1
                ? Optional.empty()
                : Difference.other(selected.getFirst(), of.aliases().get(ModelsModel.CHAMPION), all);
    }

    private void delete() {
        Model of = Objects.requireNonNull(shown);
        desk.overlay()
                .confirmByName(
                        "Delete model " + of.name(),
                        "All its versions and aliases go, for good.",
                        of.name(),
                        "Delete for good",
                        () -> model.delete(
                                of.name(), this::failed, () -> desk.overlay().toast(of.name() + " is deleted")));
    }

    private void failed(Failure failure) {
        desk.overlay().toast(failure.sentence());
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }
}
