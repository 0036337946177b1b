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
    /** Of the page's height, at most; the rest is for what runs on them. */
    private static final double NODES = 0.42;
    /** The same while one of them is looked at. */
    private static final double OTHERS = 0.26;

    private final FleetModel model;
    private final HeatBar bar;
    private final HeatMap map;
    private final DataTable<Agent> everywhere;
    private final DataTable<Agent> there;
    private final Label runs = Parts.heading("");
    private final VBox page;
    private final Node whole;
    private final Split split;
    private final NodeDetails details;
    private final Node node;
    private @Nullable String shown;

    public FleetPage(Desk desk) {
        super(desk);
        this.model = new FleetModel(desk.session());
        this.bar = new HeatBar(desk.preferences(), this::draw);
        this.map = new HeatMap(this::choose);
        this.everywhere = agents(
                "agents",
                List.of(
                        Column.text("Node", 130, Agent::node),
                        Column.text("Tenant", 110, Agent::tenant),
                        does(),
                        Column.text("Workload", 220, Agent::workload),
                        Column.number("Attempt", 90, row -> String.valueOf(row.attempt()), Agent::attempt),
                        memory(),
                        Column.number(
                                "Process",
                                80,
                                row -> row.pid() == null ? "–" : String.valueOf(row.pid()),
                                row -> row.pid() == null ? 0 : row.pid()),
                        Column.text("Address", 170, row -> row.address() == null ? "–" : row.address()),
                        heard()));
        this.there = agents(
                "node-agents",
                List.of(
                        does(),
                        Column.text("Tenant", 110, Agent::tenant),
                        Column.text("Workload", 190, Agent::workload),
                        memory(),
                        heard()));
        this.details = new NodeDetails(desk, model);
        Button all = Parts.button("All nodes", () -> choose(null));
        all.setId("all-nodes");
        VBox list = new VBox(8, details.head(all), runs, there);
        this.split = new Split(desk, "fleet", 0.56, Parts.grow(list), "");
        this.whole = Parts.grow(Parts.card(Parts.heading("What runs"), everywhere));
        this.page = new VBox(12, Parts.card(bar.node(), map), whole);
        page.heightProperty().addListener((observable, before, now) -> limit());
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
            choose(null);
            everywhere.select(what);
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
        Machine chosen = model.chosen().orElse(null);
        map.choose(chosen == null ? null : chosen.name());
        everywhere.show(model.agents());
        if (chosen != null) {
            there.show(model.agents(chosen));
            runs.setText("What runs on " + chosen.name());
            details.show(chosen);
        }
        String name = chosen == null ? null : chosen.name();
        // Only when it is another one: who reads or presses something there is not disturbed
        if (!Objects.equals(shown, name)) {
            shown = name;
            if (name != null) {
                split.details(details.charts());
            }
            page.getChildren().set(1, name == null ? whole : split);
            limit();
        }
    }

    private void limit() {
        map.limit(page.getHeight() * (shown == null ? NODES : OTHERS));
    }

    private void open(Agent row) {
        desk.session().tenant().set(row.tenant());
        if (row.kind().equals("TRAIN")) {
            desk.go().to("training", row.workload());
        } else {
            desk.go().to("endpoints");
        }
    }

    private DataTable<Agent> agents(String id, List<Column<Agent>> columns) {
        return new DataTable<>(desk, id, "agents", Agent::id, columns).onOpen(this::open);
    }

    private static Column<Agent> does() {
        return Column.<Agent>text(
                        "Does",
                        96,
                        row -> row.leaving() != null
                                ? "Leaving"
                                : Texts.title(row.kind().toLowerCase(Locale.ROOT)))
                .drawn(States.badge(row -> row.leaving() != null
                        ? Badge.Tone.WAITING
                        : row.kind().equals("SERVE") ? Badge.Tone.GOOD : Badge.Tone.BUSY));
    }

    private static Column<Agent> memory() {
        return Column.number("Memory", 90, row -> Texts.bytes(row.memory()), Agent::memory);
    }

    private Column<Agent> heard() {
        return Column.<Agent, java.time.Instant>sorted("Heard", 100, this::heard, Agent::lastSeen);
    }

    private String heard(Agent agent) {
        Duration silence = Duration.between(agent.lastSeen(), desk.session().now());
        return silence.compareTo(SILENT) < 0
                ? "now"
                : Texts.ago(agent.lastSeen(), desk.session().now());
    }
}
