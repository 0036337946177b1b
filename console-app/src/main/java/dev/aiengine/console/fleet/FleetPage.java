package dev.aiengine.console.fleet;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.States;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.contract.fleet.Agent;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What runs where. */
public final class FleetPage extends Page {
    private static final Duration SILENT = Duration.ofSeconds(10);

    private final FleetModel model;
    private final DataTable<Agent> table;
    private final Node node;

    public FleetPage(Desk desk) {
        super(desk);
        this.model = new FleetModel(desk.session());
        this.table = new DataTable<>(
                desk,
                "agents",
                "agents",
                Agent::id,
                List.of(
                        Column.text("Node", 150, Agent::node),
                        Column.text("Tenant", 120, Agent::tenant),
                        Column.<Agent>text(
                                        "Does",
                                        90,
                                        row -> Texts.title(row.kind().toLowerCase(Locale.ROOT)))
                                .drawn(States.badge(
                                        row -> row.kind().equals("SERVE") ? Badge.Tone.GOOD : Badge.Tone.BUSY)),
                        Column.text("Workload", 240, Agent::workload),
                        Column.number("Attempt", 70, row -> String.valueOf(row.attempt()), Agent::attempt),
                        Column.number("Memory", 90, row -> Texts.bytes(row.memory()), Agent::memory),
                        Column.number(
                                "Process",
                                80,
                                row -> row.pid() == null ? "–" : String.valueOf(row.pid()),
                                row -> row.pid() == null ? 0 : row.pid()),
                        Column.text("Address", 180, row -> row.address() == null ? "–" : row.address()),
                        Column.<Agent, java.time.Instant>sorted("Heard", 100, this::heard, Agent::lastSeen)));
        table.onOpen(row -> {
            desk.session().tenant().set(row.tenant());
            if (row.kind().equals("TRAIN")) {
                desk.go().to("training", row.workload());
            } else {
                desk.go().to("endpoints");
            }
        });
        Node none = new Empty(
                Material2OutlinedMZ.MEMORY,
                "No agent runs",
                "An agent is started for each training, and for each tenant that has an endpoint.",
                Parts.button("Endpoints", () -> desk.go().to("endpoints")));
        this.node = Parts.grow(Parts.card(new Shown<>(model.agents, List::isEmpty, none, table, this::refresh)));
        model.agents.each(table::show);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void open(String agent) {
        table.select(agent);
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.AGENTS);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    private String heard(Agent agent) {
        Duration silence = Duration.between(agent.lastSeen(), desk.session().now());
        return silence.compareTo(SILENT) < 0
                ? "now"
                : Texts.ago(agent.lastSeen(), desk.session().now());
    }
}
