package dev.aiengine.console.overview;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.overview.OverviewModel.Owned;
import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.StatTile;
import dev.aiengine.console.parts.States;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.parts.Tiles;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.audit.AuditEntry;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.health.Health;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.TrainingJob;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** How the engine is, at a glance. */
public final class OverviewPage extends Page {
    private static final double LISTS = 240;

    private final OverviewModel model;
    private final StatTile health;
    private final StatTile endpoints;
    private final StatTile training;
    private final StatTile queue;
    private final StatTile agents;
    private final TrafficTiles traffic;
    private final DataTable<Owned<Endpoint>> serving;
    private final DataTable<AuditEntry> lately;
    private final Node node;

    public OverviewPage(Desk desk) {
        super(desk);
        this.model = new OverviewModel(desk.session());
        health = new StatTile("Engine", () -> desk.go().to("settings"));
        endpoints = new StatTile("Endpoints ready", () -> desk.go().to("endpoints"));
        training = new StatTile("Training", () -> desk.go().to("training"));
        queue = new StatTile("Waiting", () -> desk.go().to("queue"));
        agents = new StatTile("Agents", () -> desk.go().to("fleet"));
        serving = new DataTable<Owned<Endpoint>>(
                        desk,
                        "overview-endpoints",
                        "endpoints",
                        row -> row.tenant() + "/" + row.thing().name(),
                        List.of(
                                Column.text("Tenant", 90, Owned::tenant),
                                Column.text("Endpoint", 110, row -> row.thing().name()),
                                Column.<Owned<Endpoint>>text(
                                                "State",
                                                90,
                                                row -> States.word(row.thing().state()))
                                        .drawn(States.badge(
                                                row -> States.tone(row.thing().state()))),
                                Column.text("Serves", 240, row -> States.variants(row.thing()))))
                .onOpen(row -> show("endpoints", row.tenant(), row.thing().name()));
        lately = new DataTable<>(
                desk,
                "overview-audit",
                "changes",
                AuditEntry::id,
                List.of(
                        Column.sorted(
                                "When",
                                104,
                                row -> Texts.ago(row.at(), desk.session().now()),
                                AuditEntry::at),
                        Column.text("Tenant", 98, row -> row.tenant() == null ? "–" : row.tenant()),
                        Column.text("What", 138, AuditEntry::action),
                        Column.text("To", 158, AuditEntry::subject)));
        lately.onOpen(row -> desk.go().to("audit", String.valueOf(row.id())));
        traffic = new TrafficTiles(desk);
        Tiles tiles = new Tiles(desk.theme().scaled(), health, endpoints, training, queue, agents);
        Node none = new Empty(
                Material2OutlinedAL.CLOUD_QUEUE,
                "Nothing is served yet",
                "Upload a dataset, train a model on it and put an endpoint before it; it shows up here.",
                Parts.button("Datasets", () -> desk.go().to("datasets")));
        VBox left = Parts.card(
                Parts.heading("Endpoints"),
                new Shown<>(model.owning, owning -> owning.endpoints().isEmpty(), none, serving, this::refresh));
        VBox right = Parts.card(
                Parts.heading("What changed lately"),
                new Shown<>(
                        model.lately,
                        List::isEmpty,
                        new Empty(
                                Material2OutlinedAL.HISTORY,
                                "Nothing was changed yet",
                                "Whatever anybody changes is listed here.",
                                null),
                        lately,
                        this::refresh));
        HBox lists = new HBox(16, left, right);
        left.setPrefWidth(480);
        right.setPrefWidth(480);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        lists.setMinHeight(LISTS);
        node = Parts.scroll(new VBox(16, tiles, traffic.node(), Parts.grow(lists)));
        follow(model.health, this::show, List.of(health));
        follow(model.owning, this::show, List.of(endpoints, training));
        follow(model.running, this::show, List.of(queue, agents));
        follow(model.traffic, traffic::show, traffic.tiles());
        model.lately.each(lately::show);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(
                Topic.TENANTS,
                Topic.ENDPOINTS,
                Topic.TRAINING,
                Topic.QUEUE,
                Topic.AGENTS,
                Topic.AUDIT,
                Topic.MODELS,
                Topic.METRICS);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    @Override
    protected void refresh(Set<Topic> changed) {
        model.refresh(changed);
    }

    /** Shows what is known, and on the tiles why it is not known any more. */
    private static <T> void follow(Loaded<T> loaded, Consumer<? super T> show, List<StatTile> tiles) {
        loaded.each(show);
        loaded.failure().addListener((observable, before, now) -> {
            T known = loaded.get();
            if (now == null && known != null) {
                show.accept(known);
            } else if (now != null && (known == null || !now.unreachable())) {
                tiles.forEach(tile -> tile.doubt(now.what()));
            }
        });
    }

    private void show(Health now) {
        String down = now.components().entrySet().stream()
                .filter(part -> !part.getValue().equals("UP"))
                .map(part -> Texts.title(part.getKey()))
                .collect(Collectors.joining(", "));
        health.show(
                now.status().equals("UP") ? "Healthy" : "Degraded",
                down.isEmpty() ? now.components().size() + " parts answer" : down + " down",
                down.isEmpty() ? Badge.Tone.GOOD : Badge.Tone.BAD);
    }

    private void show(OverviewModel.Owning now) {
        long ready = now.endpoints().stream()
                .filter(row -> row.thing().state() == EndpointState.READY)
                .count();
        long failed = now.endpoints().stream()
                .filter(row -> row.thing().state() == EndpointState.FAILED)
                .count();
        int all = now.endpoints().size();
        endpoints.show(
                ready + " of " + all,
                failed > 0
                        ? failed + " failed"
                        : ready < all ? (all - ready) + " starting" : "of " + Texts.counted(now.tenants(), "tenant"),
                failed > 0 ? Badge.Tone.BAD : ready < all ? Badge.Tone.WAITING : Badge.Tone.GOOD);
        List<TrainingJob> jobs = now.training().stream().map(Owned::thing).toList();
        long running =
                jobs.stream().filter(job -> job.state() == JobState.RUNNING).count();
        long broken =
                jobs.stream().filter(job -> job.state() == JobState.FAILED).count();
        training.show(
                running + " running",
                broken == 0 ? "none failed lately" : broken + " failed lately",
                broken == 0 ? Badge.Tone.GOOD : Badge.Tone.WAITING);
        serving.show(now.endpoints());
    }

    private void show(OverviewModel.Running now) {
        int waiting = now.queue().size();
        queue.show(
                String.valueOf(waiting),
                waiting == 0 ? "nothing waits" : now.queue().getFirst().reason(),
                waiting == 0 ? Badge.Tone.GOOD : Badge.Tone.WAITING);
        long memory = now.agents().stream().mapToLong(agent -> agent.memory()).sum();
        agents.show(String.valueOf(now.agents().size()), Texts.bytes(memory) + " of memory", Badge.Tone.NEUTRAL);
        traffic.show(now.nodes());
    }

    private void show(String page, String tenant, String what) {
        if (!tenant.isEmpty()) {
            desk.session().tenant().set(tenant);
        }
        desk.go().to(page, what);
    }
}
