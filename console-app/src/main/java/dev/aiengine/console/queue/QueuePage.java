package dev.aiengine.console.queue;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.contract.fleet.QueueEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What waits, why, and until when. */
public final class QueuePage extends Page {
    private final QueueModel model;
    private final DataTable<QueueEntry> table;
    private final Node node;

    public QueuePage(Desk desk) {
        super(desk);
        this.model = new QueueModel(desk.session());
        this.table = new DataTable<>(
                desk,
                "queue",
                "workloads",
                QueueEntry::workload,
                List.of(
                        Column.number("Place", 60, row -> String.valueOf(row.position()), QueueEntry::position),
                        Column.text("Tenant", 120, QueueEntry::tenant),
                        Column.text("Kind", 90, row -> Texts.title(row.kind().toLowerCase(Locale.ROOT))),
                        Column.text("Waits for", 420, QueueEntry::reason),
                        Column.number("Priority", 80, row -> String.valueOf(row.priority()), QueueEntry::priority),
                        Column.sorted(
                                "Waiting since",
                                110,
                                row -> Texts.ago(row.queuedAt(), desk.session().now()),
                                QueueEntry::queuedAt),
                        Column.sorted(
                                "Starts about",
                                110,
                                row -> row.startsAt() == null
                                        ? "unknown"
                                        : Texts.moment(
                                                row.startsAt(), desk.session().now()),
                                QueueEntry::startsAt)));
        table.onOpen(row -> {
            if (row.kind().equals("TRAIN")) {
                desk.session().tenant().set(row.tenant());
                desk.go().to("training", row.workload());
            }
        });
        if (desk.session().operator()) {
            table.with(Parts.button("What if…", Material2OutlinedAL.HELP_OUTLINE, this::whatIf));
        }
        Node none = new Empty(
                Material2OutlinedMZ.QUEUE,
                "Nothing waits",
                "Trainings and serving agents that find no room yet wait here, each with the reason.",
                null);
        this.node = Parts.grow(Parts.card(new Shown<>(model.entries, List::isEmpty, none, table, this::refresh)));
        model.entries.each(table::show);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void open(String workload) {
        table.select(workload);
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.QUEUE, Topic.TRAINING);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    /** What would start if a tenant's quota were another. */
    public void whatIf() {
        new WhatIf(desk, model).show();
    }
}
