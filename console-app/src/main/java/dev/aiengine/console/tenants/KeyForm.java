package dev.aiengine.console.tenants;

import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Form;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.NewKey;
import dev.aiengine.contract.tenancy.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A new key, shown once. */
final class KeyForm {
    private final Desk desk;
    private final TenantsModel model;
    private final String tenant;
    private final Form form = new Form();
    private final TextField name = new TextField();
    private final ComboBox<String> role =
            Fields.choice("key-role", List.of("tenant-admin", "tenant-member", "predict"));
    private final TextField days = new TextField();

    KeyForm(Desk desk, TenantsModel model, String tenant) {
        this.desk = desk;
        this.model = model;
        this.tenant = tenant;
        name.setId("key-name");
        role.setValue("tenant-member");
        form.add(
                "Name",
                "Who or what uses it",
                name,
                () -> name.getText().isBlank() || name.getText().length() > 200
                        ? "Give a name of at most 200 characters"
                        : null);
        form.add(
                "Role",
                "tenant-admin: everything of the tenant, keys too; tenant-member: data, models, endpoints; predict: predictions only",
                role);
        form.add("Expires after days", "Empty: never", days, () -> Fields.wrongNumber(days, 1, 36_500, true));
    }

    void show() {
        Button issue = Parts.primary("Issue", Material2OutlinedMZ.VPN_KEY, this::issue);
        issue.setDefaultButton(true);
        issue.setId("key-issue");
        desk.overlay().sheet("New key of " + tenant, form, Parts.button("Cancel", desk.overlay()::close), issue);
    }

    private void issue() {
        if (form.valid()) {
            Role chosen = Role.valueOf(
                    role.getValue().toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
            model.issue(tenant, new NewKey(name.getText().strip(), chosen, expiry()), this::told, form::failed);
        }
    }

    private @Nullable Instant expiry() {
        Double after = Fields.number(days);
        return after == null ? null : desk.session().now().plus(Duration.ofDays(after.longValue()));
    }

    private void told(ApiKey key) {
        TextField secret = new TextField(key.key());
        secret.setEditable(false);
        secret.setId("key-secret");
        secret.getStyleClass().add("secret");
        Button copy = Parts.primary("Copy", Material2OutlinedAL.CONTENT_COPY, () -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(key.key());
            Clipboard.getSystemClipboard().setContent(content);
            desk.overlay().toast("The key is in the clipboard");
        });
        desk.overlay()
                .dialog(
                        "The key of " + key.name(),
                        Parts.column(
                                10,
                                Parts.paragraph("It is shown this once. Whoever has it acts as "
                                        + TenantDetails.role(key) + " of " + tenant + "."),
                                secret),
                        copy,
                        Parts.button("Done", desk.overlay()::close));
    }
}
