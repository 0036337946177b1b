package dev.aiengine.console.tenants;

import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Form;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.Names;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.contract.tenancy.TenantChange;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A tenant's name and quota. */
final class TenantForm {
    private static final double GIGABYTE = 1L << 30;

    private final Desk desk;
    private final TenantsModel model;
    private final Form form = new Form();
    private final TextField name = new TextField();
    private final TextField displayName = new TextField();
    private final TextField gpus = new TextField();
    private final TextField cpus = new TextField();
    private final TextField memory = new TextField();
    private final TextField jobs = new TextField();
    private final TextField requests = new TextField();
    private final TextField storage = new TextField();

    TenantForm(Desk desk, TenantsModel model) {
        this.desk = desk;
        this.model = model;
        name.setId("tenant-name");
        form.add(
                "Name",
                "In URLs and Kubernetes; it cannot be changed later",
                name,
                () -> name.getText().matches(Names.TENANT) ? null : "The name " + Names.TENANT_MESSAGE);
        form.add(
                "Display name",
                "",
                displayName,
                () -> displayName.getText().length() > 200 ? "At most 200 characters" : null);
        form.section("Quota; an empty field is no limit");
        form.add("GPUs", "", gpus, () -> Fields.wrongNumber(gpus, 0, 1e6, true));
        form.add("CPUs", "", cpus, () -> Fields.wrongNumber(cpus, 0, 1e6, false));
        form.add("Memory (GB)", "Of all its agents", memory, () -> Fields.wrongNumber(memory, 0, 1e6, false));
        form.add("Training jobs", "Unfinished at the same time", jobs, () -> Fields.wrongNumber(jobs, 0, 1e6, true));
        form.add("Requests per second", "", requests, () -> Fields.wrongNumber(requests, 0, 1e7, true));
        form.add("Storage (GB)", "Datasets and models", storage, () -> Fields.wrongNumber(storage, 0, 1e9, false));
    }

    void create(Consumer<Tenant> done) {
        Button create = Parts.primary("Create", Material2OutlinedAL.ADD, () -> {
            if (form.valid()) {
                String shown = displayName.getText().strip();
                model.create(
                        new NewTenant(name.getText(), shown.isEmpty() ? null : shown, quota(null)),
                        tenant -> {
                            desk.overlay().close();
                            done.accept(tenant);
                        },
                        form::failed);
            }
        });
        show("New tenant", create);
    }

    void change(Tenant tenant) {
        name.setText(tenant.name());
        name.setDisable(true);
        displayName.setText(tenant.displayName());
        Quota quota = tenant.quota();
        fill(gpus, quota.gpus(), 1);
        fill(cpus, quota.cpus(), 1);
        fill(memory, quota.memory(), GIGABYTE);
        fill(jobs, quota.trainingJobs(), 1);
        fill(requests, quota.requestsPerSecond(), 1);
        fill(storage, quota.storage(), GIGABYTE);
        Button save = Parts.primary("Save", Material2OutlinedAL.CHECK, () -> {
            if (form.valid()) {
                String shown = displayName.getText().strip();
                model.change(
                        tenant.name(),
                        new TenantChange(shown.isEmpty() ? null : shown, quota(quota)),
                        changed -> {
                            desk.overlay().close();
                            desk.overlay().toast("Tenant " + changed.name() + " is changed");
                        },
                        form::failed);
            }
        });
        show("Change " + tenant.name(), save);
    }

    private void show(String title, Button action) {
        action.setDefaultButton(true);
        action.setId("tenant-save");
        desk.overlay().sheet(title, form, Parts.button("Cancel", desk.overlay()::close), action);
    }

    /** What this form does not ask for stays as it was: a quota is replaced as a whole. */
    private Quota quota(@Nullable Quota before) {
        return new Quota(
                whole(gpus),
                Fields.number(cpus),
                bytes(memory),
                whole(jobs),
                whole(requests),
                bytes(storage),
                before == null ? null : before.borrowing(),
                before == null ? null : before.lending(),
                before == null ? null : before.weight());
    }

    private static @Nullable Integer whole(TextField field) {
        Double number = Fields.number(field);
        return number == null ? null : number.intValue();
    }

    private static @Nullable Long bytes(TextField field) {
        Double number = Fields.number(field);
        return number == null ? null : Math.round(number * GIGABYTE);
    }

    private static void fill(TextField field, @Nullable Number number, double unit) {
        if (number != null) {
            double shown = number.doubleValue() / unit;
            field.setText(shown == Math.rint(shown) ? String.valueOf((long) shown) : String.valueOf(shown));
        }
    }
}
