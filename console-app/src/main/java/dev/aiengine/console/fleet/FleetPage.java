package dev.aiengine.console.fleet;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Split;
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
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Machines and GPUs with how busy they are, and what runs where. */
public final class FleetPage extends Page {
    private static final Duration SILENT = Duration.ofSeconds(10);
    /** Of the page, for the machines; the rest is for what runs on them. */
    private static final double MACHINES = 0.5;

    private final FleetModel model;
    private final HeatBar bar;
    private final HeatMap map;
    private final DataTable<Agent> table;
    private final Label runs = Parts.heading("");
    private final Button all = Parts.button("Of all nodes", () -> choose(null));
    private final Split split;
    private final NodeDetails details;
    private final Node node;
    private @Nullable String shown;

    public FleetPage(Desk desk) {
        super(desk);
        this.model = new FleetModel(desk.session());
        this.bar = new HeatBar(desk.preferences(), this::draw);
        this.map = new HeatMap(this::choose);
        this.table = new DataTable<>(
                desk,
                "agents",
                "agents",
                Agent::id,
                List.of(
                        Column.text("Node", 110, Agent::node),
                        Column.text("Tenant", 100, Agent::tenant),
                        Column.<Agent>text("Does", 84, FleetPage::does)
                                .drawn(States.badge(row -> row.leaving() != null
                                        ? Badge.Tone.WAITING
                                        : row.kind().equals("SERVE") ? Badge.Tone.GOOD : Badge.Tone.BUSY)),
                        Column.text("Workload", 160, Agent::workload),
                        Column.number("Attempt", 66, row -> String.valueOf(row.attempt()), Agent::attempt),
                        Column.number("Memory", 76, row -> Texts.bytes(row.memory()), Agent::memory),
                        Column.number(
                                "Process",
                                70,
                                row -> row.pid() == null ? "–" : String.valueOf(row.pid()),
                                row -> row.pid() == null ? 0 : row.pid()),
                        Column.text("Address", 150, row -> row.address() == null ? "–" : row.address()),
                        Column.<Agent, java.time.Instant>sorted("Heard", 80, this::heard, Agent::lastSeen)));
        table.onOpen(this::open);
        this.details = new NodeDetails(desk, model);
        all.setId("all-nodes");
        VBox list = new VBox(8, Parts.row(runs, Parts.spacer(), all), table);
        this.split = new Split(
                desk.preferences(),
                "fleet",
                0.6,
                Parts.grow(list),
                "Choose a node above to see how it was, and to drain it");
        VBox machines = Parts.card(bar, map);
        VBox page = new VBox(12, machines, split);
        page.heightProperty().addListener((observable, before, now) -> map.limit(now.doubleValue() * MACHINES - 80));
        Node none = new Empty(
                Material2OutlinedMZ.MEMORY,
                "No node yet",
                "Machines show up here as soon as they tell how they are, and agents with them.",
                Parts.button("Engine", () -> desk.go().to("settings")));
        this.node = Parts.grow(new Shown<>(
                model.fleet, fleet -> fleet.nodes().isEmpty() && fleet.items().isEmpty(), none, page, this::refresh));
        model.fleet.each(now -> draw());
        desk.theme().palette().addListener((observable, before, now) -> draw());
    }

    @Override
    public Node node() {
        return node;
    }

    /** An agent, or a node by its name. */
    @Override
    public void open(String what) {
        if (model.machine(what).isPresent()) {
            model.machine(what).ifPresent(this::choose);
        } else {
            table.select(what);
        }
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.AGENTS);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    private void choose(@Nullable Machine machine) {
        model.choose(machine == null ? null : machine.name());
        draw();
    }

    private void draw() {
        List<Machine> machines = model.machines();
        Ramp ramp = Ramp.of(desk.theme().dark());
        bar.show(machines, ramp);
        map.show(machines, desk.session().now(), bar.heat(), ramp);
        table.show(model.agents());
        Machine chosen = model.chosen().orElse(null);
        map.choose(chosen == null ? null : chosen.name());
        runs.setText(chosen == null ? "What runs" : "What runs on " + chosen.name());
        all.setVisible(chosen != null);
        if (chosen != null) {
            details.show(chosen);
        }
        boolean other = !Objects.equals(shown, chosen == null ? null : chosen.name());
        shown = chosen == null ? null : chosen.name();
        // Only then: who reads or presses something there is not disturbed
        if (other && chosen == null) {
            split.nothing();
        } else if (other) {
            split.details(details.nodes());
        }
    }

    private void open(Agent row) {
        desk.session().tenant().set(row.tenant());
        if (row.kind().equals("TRAIN")) {
            desk.go().to("training", row.workload());
        } else {
            desk.go().to("endpoints");
        }
    }

    private static String does(Agent row) {
        return row.leaving() != null ? "Leaving" : Texts.title(row.kind().toLowerCase(Locale.ROOT));
    }

    private String heard(Agent agent) {
        Duration silence = Duration.between(agent.lastSeen(), desk.session().now());
        return silence.compareTo(SILENT) < 0
                ? "now"
                : Texts.ago(agent.lastSeen(), desk.session().now());
    }
}
