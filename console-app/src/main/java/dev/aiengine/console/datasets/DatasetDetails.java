package dev.aiengine.console.datasets;

import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Preview;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One dataset: its rows, what its values look like, its versions. */
final class DatasetDetails {
    private static final int LONGEST_CELL = 200;

    private final Desk desk;
    private final DatasetsModel model;
    private final TabPane tabs;
    private final TableView<List<@Nullable Object>> rows = new TableView<>();
    private final ProfileView profile = new ProfileView();
    private final ComboBox<Integer> version = new ComboBox<>();
    private final Label facts = Parts.muted("");
    private @Nullable Dataset shown;
    private boolean filling;

    DatasetDetails(Desk desk, DatasetsModel model) {
        this.desk = desk;
        this.model = model;
        rows.setPlaceholder(Parts.muted("No rows"));
        rows.setAccessibleText("First rows");
        version.setAccessibleText("Version");
        version.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        version.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(@Nullable Integer number) {
                return number == null ? "" : "Version " + number;
            }

            @Override
            public Integer fromString(String words) {
                return Integer.valueOf(words.replaceAll("\\D", ""));
            }
        });
        version.valueProperty().addListener((observable, before, now) -> chosen(now));
        Tab first = tab("Rows", new Shown<>(model.preview, preview -> false, new Label(), rows, model::load));
        Tab second = tab("Profile", new Shown<>(model.profile, found -> false, new Label(), profile, model::load));
        tabs = new TabPane(first, second);
        Parts.grow(tabs);
        model.preview.each(this::fill);
        model.profile.each(profile::show);
        model.versions.each(this::versions);
    }

    Node[] of(Dataset dataset) {
        shown = dataset;
        facts();
        return new Node[] {
            Parts.row(Parts.label(dataset.name(), "detail-title"), Parts.spacer(), version),
            facts,
            Parts.row(
                    Parts.button(
                            "Train on it",
                            Material2OutlinedMZ.MODEL_TRAINING,
                            () -> desk.go()
                                    .to(
                                            "training",
                                            "new "
                                                    + Objects.requireNonNull(shown)
                                                            .reference())),
                    Parts.spacer(),
                    Parts.danger("Delete", Material2OutlinedAL.DELETE, this::delete)),
            tabs
        };
    }

    private void versions(List<Dataset> all) {
        Dataset of = shown;
        if (of == null || all.isEmpty()) {
            return;
        }
        filling = true;
        version.getItems()
                .setAll(all.stream()
                        .map(Dataset::version)
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
        version.setValue(of.version());
        filling = false;
    }

    private void chosen(@Nullable Integer number) {
        if (filling || number == null) {
            return;
        }
        model.versions.or(List.of()).stream()
                .filter(one -> one.version() == number)
                .findFirst()
                .ifPresent(one -> {
                    shown = one;
                    facts();
                    model.look(one);
                });
    }

    private void facts() {
        Dataset dataset = Objects.requireNonNull(shown);
        facts.setText(String.join(
                "  ·  ",
                dataset.format(),
                Texts.count(dataset.rows()) + " rows",
                dataset.columns().size() + " columns",
                Texts.bytes(dataset.bytes()),
                Texts.moment(dataset.createdAt(), desk.session().now())));
    }

    private void fill(Preview preview) {
        rows.getColumns().clear();
        Dataset dataset = shown;
        for (int place = 0; place < preview.columns().size(); place++) {
            int at = place;
            String name = preview.columns().get(place);
            String type = dataset == null
                    ? ""
                    : dataset.columns().stream()
                            .filter(one -> one.name().equals(name))
                            .map(Dataset.Column::type)
                            .findFirst()
                            .orElse("");
            TableColumn<List<@Nullable Object>, String> column = new TableColumn<>(name);
            Label kind = Parts.label(type.toLowerCase(java.util.Locale.ROOT), "field-hint");
            column.setGraphic(kind);
            column.setSortable(false);
            column.setPrefWidth(Math.clamp(220.0 - 20.0 * preview.columns().size(), 90, 220));
            column.setCellValueFactory(
                    row -> new ReadOnlyStringWrapper(cell(row.getValue().get(at))));
            rows.getColumns().add(column);
        }
        rows.setItems(FXCollections.observableArrayList(preview.rows()));
    }

    private void delete() {
        Dataset dataset = Objects.requireNonNull(shown);
        desk.overlay()
                .confirmByName(
                        "Delete dataset " + dataset.name(),
                        "All its versions go, for good. Models trained on it stay.",
                        dataset.name(),
                        "Delete for good",
                        () -> model.delete(
                                dataset,
                                true,
                                () -> desk.overlay().toast(dataset.name() + " is deleted"),
                                failure -> desk.overlay().toast(failure.sentence())));
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString().replace('\n', ' ');
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) + "…" : text;
    }
}
