package dev.aiengine.console.models;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.NoTenant;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Split;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.contract.registry.Model;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Models and their versions. */
public final class ModelsPage extends Page {
    private final ModelsModel model;
    private final DataTable<Model> table;
    private final Split split;
    private final ModelDetails details;
    private final Node node;

    public ModelsPage(Desk desk) {
        super(desk);
        this.model = new ModelsModel(desk.session());
        this.table = new DataTable<>(
                desk,
                "models",
                "models",
                Model::name,
                List.of(
                        Column.text("Model", 92, Model::name),
                        Column.text("Task", 156, Model::task),
                        Column.number("Newest", 84, row -> "@" + row.latestVersion(), Model::latestVersion),
                        Column.text("Aliases", 120, ModelsPage::aliases)));
        this.split = new Split(desk, "models", 0.47, table, "Select a model to see its versions");
        this.details = new ModelDetails(desk, model);
        table.onSelect(this::select);
        Node none = new Empty(
                Material2OutlinedAL.CATEGORY,
                "No models yet",
                "A training makes the first version of a model.",
                Parts.primary(
                        "Train", Material2OutlinedMZ.PLAY_ARROW, () -> desk.go().to("training", "new ")));
        this.node = new NoTenant(desk, new Shown<>(model.models, List::isEmpty, none, split, this::refresh));
        model.models.each(table::show);
    }

    @Override
    public Node node() {
        return node;
    }

    /** A model, or a version of it: {@code reviews@2}. */
    @Override
    public void open(String what) {
        int at = what.indexOf('@');
        table.select(at < 0 ? what : what.substring(0, at));
        if (at >= 0) {
            details.choose(Integer.parseInt(what.substring(at + 1)));
        }
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.MODELS, Topic.TRAINING);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    private void select(@Nullable Model row) {
        model.look(row == null ? null : row.name());
        if (row == null) {
            split.nothing();
        } else {
            split.details(details.of(row));
        }
    }

    static String aliases(Model model) {
        return model.aliases().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(alias -> alias.getKey() + " @" + alias.getValue())
                .collect(Collectors.joining(", "));
    }
}
