package dev.aiengine.console.datasets;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.NoTenant;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Split;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.contract.datasets.Dataset;
import java.io.File;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Datasets; a file dropped anywhere on the page is taken in. */
public final class DatasetsPage extends Page {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop-over");

    private final DatasetsModel model;
    private final DataTable<Dataset> table;
    private final Split split;
    private final DatasetDetails details;
    private final Node node;

    public DatasetsPage(Desk desk) {
        super(desk);
        this.model = new DatasetsModel(desk.session());
        this.table = new DataTable<>(
                        desk,
                        "datasets",
                        "datasets",
                        Dataset::name,
                        List.of(
                                Column.text("Dataset", 110, Dataset::name),
                                Column.number("Newest", 86, row -> "@" + row.version(), Dataset::version),
                                Column.text("Format", 74, Dataset::format),
                                Column.number("Rows", 70, row -> Texts.count(row.rows()), Dataset::rows),
                                Column.number("Size", 79, row -> Texts.bytes(row.bytes()), Dataset::bytes),
                                Column.sorted(
                                        "Uploaded",
                                        106,
                                        row -> Texts.ago(
                                                row.createdAt(), desk.session().now()),
                                        Dataset::createdAt)))
                .with(Parts.primary("Upload", Material2OutlinedAL.CLOUD_UPLOAD, this::upload));
        this.split = new Split(desk, "datasets", 0.52, table, "Select a dataset to look into it");
        this.details = new DatasetDetails(desk, model);
        table.onSelect(this::select);
        Node none = new Empty(
                Material2OutlinedMZ.TABLE_CHART,
                "No datasets yet",
                "Drop a file here: CSV, NDJSON, Parquet, or a zip of texts or images.",
                Parts.primary("Upload", Material2OutlinedAL.CLOUD_UPLOAD, this::upload));
        this.node = new NoTenant(desk, new Shown<>(model.datasets, List::isEmpty, none, split, this::refresh));
        node.setOnDragOver(this::over);
        node.setOnDragExited(event -> node.pseudoClassStateChanged(OVER, false));
        node.setOnDragDropped(this::dropped);
        model.datasets.each(table::show);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void open(String dataset) {
        table.select(dataset.replaceFirst("@.*", ""));
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.DATASETS);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    /** The form for an upload. */
    public void upload() {
        new UploadForm(desk, model, table::select).show(null);
    }

    private void select(@Nullable Dataset dataset) {
        model.look(dataset);
        if (dataset == null) {
            split.nothing();
        } else {
            split.details(details.of(dataset));
        }
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            node.pseudoClassStateChanged(OVER, true);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (!files.isEmpty()) {
            new UploadForm(desk, model, table::select).show(files.getFirst().getPath());
        }
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }
}
