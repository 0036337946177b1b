package dev.aiengine.console.tenants;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Meter;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Split;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.console.tenants.TenantsModel.Usage;
import dev.aiengine.contract.tenancy.Quota;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Tenants, their quotas and keys. */
public final class TenantsPage extends Page {
    private final TenantsModel model;
    private final DataTable<Usage> table;
    private final Split split;
    private final TenantDetails details;
    private final Node node;

    public TenantsPage(Desk desk) {
        super(desk);
        this.model = new TenantsModel(desk.session());
        this.table = new DataTable<>(
                        desk,
                        "tenants",
                        "tenants",
                        Usage::name,
                        List.of(
                                Column.text("Tenant", 98, Usage::name),
                                Column.text("Name", 122, row -> row.tenant().displayName()),
                                Column.<Usage>number("Jobs", 108, TenantsPage::jobs, Usage::jobs)
                                        .drawn(cell -> {
                                            Meter meter = new Meter(true);
                                            return new Column.Drawn<>(meter, row -> meter.show(share(row), jobs(row)));
                                        })
                                        .left(),
                                Column.number("Agents", 80, row -> Texts.count(row.agents()), Usage::agents),
                                Column.number("Memory", 90, row -> Texts.bytes(row.memory()), Usage::memory),
                                Column.number("Endpoints", 104, row -> Texts.count(row.endpoints()), Usage::endpoints)))
                .with(Parts.primary("New tenant", Material2OutlinedAL.ADD, this::create));
        this.split = new Split(desk, "tenants", 0.6, table, "Select a tenant to see its quota and keys");
        this.details = new TenantDetails(desk, model);
        table.onSelect(this::select);
        Node none = new Empty(
                Material2OutlinedAL.APARTMENT,
                "No tenants yet",
                "A tenant keeps its data, models and endpoints apart from all others'. Make the first one.",
                Parts.primary("New tenant", Material2OutlinedAL.ADD, this::create));
        this.node = new Shown<>(model.tenants, List::isEmpty, none, split, this::refresh);
        model.tenants.each(table::show);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void open(String tenant) {
        table.select(tenant);
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.TENANTS, Topic.AGENTS, Topic.TRAINING, Topic.ENDPOINTS);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    /** The form for a new tenant. */
    public void create() {
        new TenantForm(desk, model).create(tenant -> {
            table.select(tenant.name());
            desk.overlay().toast("Tenant " + tenant.name() + " is there. It needs a key before it can do anything.");
        });
    }

    private void select(@Nullable Usage row) {
        model.select(row == null ? null : row.name());
        if (row == null) {
            split.nothing();
        } else {
            split.details(details.of(row));
        }
    }

    private static String jobs(Usage row) {
        Integer most = row.tenant().quota().trainingJobs();
        return most == null ? Texts.count(row.jobs()) : row.jobs() + " of " + most;
    }

    private static double share(Usage row) {
        Quota quota = row.tenant().quota();
        Integer most = quota.trainingJobs();
        return most == null || most == 0 ? 0 : (double) row.jobs() / most;
    }
}
