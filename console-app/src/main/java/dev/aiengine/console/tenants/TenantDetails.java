package dev.aiengine.console.tenants;

import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Facts;
import dev.aiengine.console.parts.Meter;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.table.Column;
import dev.aiengine.console.table.DataTable;
import dev.aiengine.console.tenants.TenantsModel.Usage;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.Quota;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One tenant: quota, use, keys. */
final class TenantDetails {
    private final Desk desk;
    private final TenantsModel model;
    private final DataTable<ApiKey> keys;
    private final Node keysShown;
    private String tenant = "";

    TenantDetails(Desk desk, TenantsModel model) {
        this.desk = desk;
        this.model = model;
        Button revoke = Parts.icon("Revoke the selected key", Material2OutlinedAL.DELETE, this::revoke);
        keys = new DataTable<ApiKey>(
                        desk,
                        "keys",
                        "keys",
                        ApiKey::id,
                        List.of(
                                Column.text("Name", 120, ApiKey::name),
                                Column.text("Role", 110, TenantDetails::role),
                                Column.sorted("Made", 90, key -> moment(key.createdAt()), ApiKey::createdAt),
                                Column.sorted(
                                        "Expires",
                                        80,
                                        key -> key.expiresAt() == null ? "never" : moment(key.expiresAt()),
                                        ApiKey::expiresAt)))
                .with(revoke, Parts.button("New key", Material2OutlinedMZ.VPN_KEY, () -> issue()));
        keys.view().setPrefHeight(220);
        model.keys.each(keys::show);
        revoke.setDisable(true);
        keys.onSelect(key -> revoke.setDisable(key == null));
        keysShown = new Shown<>(
                model.keys,
                List::isEmpty,
                new Empty(
                        Material2OutlinedMZ.VPN_KEY,
                        "No keys yet",
                        "People and programs of this tenant need a key.",
                        Parts.button("New key", Material2OutlinedMZ.VPN_KEY, () -> issue())),
                keys,
                model::refresh);
    }

    Node[] of(Usage row) {
        tenant = row.name();
        Quota quota = row.tenant().quota();
        Facts facts = new Facts()
                .fact(
                        "Training jobs",
                        meter(row.jobs(), quota.trainingJobs(), Texts.count(row.jobs()), number(quota.trainingJobs())))
                .fact("Memory", meter(row.memory(), quota.memory(), Texts.bytes(row.memory()), bytes(quota.memory())))
                .fact("GPUs", limit(number(quota.gpus())))
                .fact("CPUs", limit(number(quota.cpus())))
                .fact("Requests/s", limit(number(quota.requestsPerSecond())))
                .fact("Storage", limit(bytes(quota.storage())))
                .fact("Weight", quota.weight())
                .fact(
                        "Since",
                        Texts.moment(row.tenant().createdAt(), desk.session().now()));
        return new Node[] {
            Parts.row(Parts.label(row.tenant().displayName(), "detail-title"), Parts.muted(row.name())),
            Parts.actions(
                    Parts.button(
                            "Change", Material2OutlinedAL.EDIT, () -> new TenantForm(desk, model).change(row.tenant())),
                    Parts.button("Datasets", () -> look("datasets")),
                    Parts.button("Models", () -> look("models")),
                    Parts.danger("Delete", Material2OutlinedAL.DELETE, this::delete)),
            facts,
            Parts.heading("Keys"),
            keysShown
        };
    }

    private void look(String page) {
        desk.session().tenant().set(tenant);
        desk.go().to(page);
    }

    private void issue() {
        new KeyForm(desk, model, tenant).show();
    }

    private void revoke() {
        Optional<ApiKey> selected = keys.selected();
        selected.ifPresent(key -> desk.overlay()
                .confirmByName(
                        "Revoke a key",
                        "Whoever uses this key is refused from now on. It cannot be given back.",
                        key.name(),
                        "Revoke",
                        () -> model.revoke(
                                tenant, key.id(), failure -> desk.overlay().toast(failure.sentence()))));
    }

    private void delete() {
        String name = tenant;
        desk.overlay()
                .confirmByName(
                        "Delete tenant " + name,
                        "Its keys go with it, for good. One that still has datasets, models or endpoints is not deleted.",
                        name,
                        "Delete for good",
                        () -> model.delete(
                                name,
                                () -> desk.overlay().toast("Tenant " + name + " is deleted"),
                                failure -> desk.overlay().toast(failure.sentence())));
    }

    static String role(ApiKey key) {
        return key.role().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String moment(java.time.Instant moment) {
        return Texts.moment(moment, desk.session().now());
    }

    private static Node meter(long used, @Nullable Number most, String usedWords, @Nullable String mostWords) {
        if (most == null) {
            return Parts.label(usedWords + ", no limit");
        }
        Meter meter = new Meter(true);
        meter.show(most.doubleValue() == 0 ? 1 : used / most.doubleValue(), usedWords + " of " + mostWords);
        return meter;
    }

    private static String limit(@Nullable String words) {
        return words == null ? "no limit" : "at most " + words;
    }

    private static @Nullable String number(@Nullable Number number) {
        return number == null ? null : Texts.figure(number.doubleValue());
    }

    private static @Nullable String bytes(@Nullable Long bytes) {
        return bytes == null ? null : Texts.bytes(bytes);
    }
}
