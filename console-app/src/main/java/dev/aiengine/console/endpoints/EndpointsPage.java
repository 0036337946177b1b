package dev.aiengine.console.endpoints;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Facts;
import dev.aiengine.console.parts.Meter;
import dev.aiengine.console.parts.NoTenant;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Split;
import dev.aiengine.console.parts.States;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.Variant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Endpoints. */
public final class EndpointsPage extends Page {
    private final EndpointsModel model;
    private final DataTable<Endpoint> table;
    private final Split split;
    private final Node node;
    private @Nullable Endpoint shown;

    public EndpointsPage(Desk desk) {
        super(desk);
        this.model = new EndpointsModel(desk.session());
        this.table = new DataTable<>(
                        desk,
                        "endpoints",
                        "endpoints",
                        Endpoint::name,
                        List.of(
                                Column.text("Endpoint", 110, Endpoint::name),
                                Column.<Endpoint>text("State", 92, row -> States.word(row.state()))
                                        .drawn(States.badge(row -> States.tone(row.state()))),
                                Column.text("Serves", 270, States::variants),
                                Column.sorted(
                                        "Changed",
                                        100,
                                        row -> Texts.ago(
                                                row.updatedAt(), desk.session().now()),
                                        Endpoint::updatedAt)))
                .with(Parts.primary("New endpoint", Material2OutlinedAL.ADD, this::create));
        this.split = new Split(desk, "endpoints", 0.56, table, "Select an endpoint to see what answers behind it");
        table.onSelect(this::select);
        Node none = new Empty(
                Material2OutlinedAL.API,
                "No endpoints yet",
                "Programs ask an endpoint; behind it stands a version of a model, or several with weights.",
                Parts.primary("New endpoint", Material2OutlinedAL.ADD, this::create));
        this.node = new NoTenant(desk, new Shown<>(model.endpoints, List::isEmpty, none, split, this::refresh));
        model.endpoints.each(all -> {
            table.show(all);
            table.selected().filter(row -> !row.equals(shown)).ifPresent(this::select);
        });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void open(String endpoint) {
        table.select(endpoint);
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.ENDPOINTS, Topic.MODELS);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    /** The form for a new endpoint. */
    public void create() {
        new EndpointForm(desk, model, null).show(endpoint -> table.select(endpoint.name()));
    }

    private void select(@Nullable Endpoint row) {
        shown = row;
        if (row == null) {
            split.nothing();
            return;
        }
        Facts facts = new Facts()
                .fact("Address", desk.session().profile().url() + "/api/v1/predict/" + row.name())
                .fact("Agents", String.join("\n", row.addresses()))
                .fact(
                        "Batches",
                        "up to " + row.batching().orDefault().maxBatch() + " inputs, queue of "
                                + row.batching().orDefault().maxQueue())
                .fact("Rules", row.rules() == null ? null : row.rules().all().count() + " rules")
                .fact(
                        "Replicas",
                        row.replicas().ready() + " of " + row.replicas().wanted() + " ready, "
                                + row.replicas().min() + " to "
                                + row.replicas().max() + " asked for"
                                + (row.replicas().reason() == null
                                        ? ""
                                        : "\n" + row.replicas().reason()))
                .fact("Generation", row.generation())
                .fact("Made", Texts.moment(row.createdAt(), desk.session().now()));
        Button ask = Parts.primary(
                "Predict", Material2OutlinedAL.FLASH_ON, () -> desk.go().to("predict", row.name()));
        split.details(
                Parts.row(
                        Parts.label(row.name(), "detail-title"),
                        new Badge(States.word(row.state()), States.tone(row.state()))),
                Parts.paragraph(row.reason() == null ? "Every variant answers." : row.reason(), "muted"),
                Parts.actions(
                        ask,
                        Parts.button(
                                "Charts",
                                Material2OutlinedMZ.SHOW_CHART,
                                () -> desk.go().to("monitoring", owner() + "/" + row.name())),
                        Parts.button(
                                "Change",
                                Material2OutlinedAL.EDIT,
                                () -> new EndpointForm(desk, model, row).show(changed -> {})),
                        Parts.danger("Delete", Material2OutlinedAL.DELETE, () -> delete(row))),
                Parts.heading("Variants"),
                variants(row),
                Parts.heading("Facts"),
                facts);
    }

    /** The tenant as the monitoring page names it: a tenant's own key needs no name. */
    private String owner() {
        String tenant = desk.session().tenant().get();
        return tenant == null || !desk.session().operator() ? "" : tenant;
    }

    private static Facts variants(Endpoint row) {
        double sum = row.variants().stream().mapToDouble(EndpointsPage::weight).sum();
        Facts facts = new Facts();
        for (Variant variant : row.variants()) {
            Meter meter = new Meter(false);
            double share = sum == 0 ? 0 : weight(variant) / sum;
            meter.show(share, Texts.percent(share));
            facts.fact(variant.model() + "@" + variant.version().replaceFirst("^@", ""), meter);
        }
        return facts;
    }

    private static double weight(Variant variant) {
        return variant.weight() == null ? 1 : variant.weight();
    }

    private void delete(Endpoint row) {
        desk.overlay()
                .confirmByName(
                        "Delete endpoint " + row.name(),
                        "Programs that ask it are refused from then on. Its models stay.",
                        row.name(),
                        "Delete for good",
                        () -> model.delete(
                                row.name(),
                                () -> desk.overlay().toast(row.name() + " is deleted"),
                                failure -> desk.overlay().toast(failure.sentence())));
    }
}
