package dev.aiengine.console.audit;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.contract.audit.AuditEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Who did what. */
public final class AuditPage extends Page {
    private final AuditModel model;
    private final DataTable<AuditEntry> table;
    private final Node node;

    public AuditPage(Desk desk) {
        super(desk);
        this.model = new AuditModel(desk.session());
        Button more = Parts.button("Further back", model::more);
        this.table = new DataTable<>(
                        desk,
                        "audit",
                        "entries",
                        AuditEntry::id,
                        List.of(
                                Column.sorted(
                                        "When",
                                        160,
                                        row -> Texts.moment(
                                                row.at(), desk.session().now()),
                                        AuditEntry::at),
                                Column.text("Tenant", 120, row -> row.tenant() == null ? "–" : row.tenant()),
                                Column.text("What", 160, AuditEntry::action),
                                Column.text("To", 280, AuditEntry::subject),
                                Column.text("By", 280, AuditEntry::actor)))
                .with(more);
        Node none = new Empty(
                Material2OutlinedAL.FACT_CHECK,
                "Nothing was done yet",
                "Every change is written down here, with who made it.",
                null);
        this.node = Parts.grow(Parts.card(new Shown<>(model.entries, List::isEmpty, none, table, this::refresh)));
        model.entries.each(entries -> {
            table.show(entries);
            Parts.there(more, model.partial());
        });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void open(String id) {
        table.select(Long.valueOf(id));
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.AUDIT);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }
}
