package dev.aiengine.console.connections;

import dev.aiengine.console.connection.Environment;
import dev.aiengine.console.connection.Profile;
import dev.aiengine.console.parts.Form;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.shell.Window;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Engines at an address, with a key. */
final class Elsewhere {
    private final ConnectionsModel model;
    private final Window.Front front;
    private final VBox list = new VBox(8);

    Elsewhere(ConnectionsModel model, Window.Front front) {
        this.model = model;
        this.front = front;
        model.profiles().addListener((ListChangeListener<Profile>) change -> show());
        front.connections().open().addListener((ListChangeListener<? super Object>) change -> show());
        show();
    }

    Node node() {
        Button add = Parts.primary("Add a connection", Material2OutlinedAL.ADD, () -> edit(null));
        add.setId("add-connection");
        return Parts.card(
                Parts.row(Parts.heading("Elsewhere"), Parts.spacer(), add),
                Parts.paragraph(
                        "Engines at an address. Their keys are stored encrypted, for you on this computer.", "muted"),
                list);
    }

    private void show() {
        list.getChildren().clear();
        model.profiles().stream()
                .filter(profile -> profile.local() == null)
                .forEach(profile -> list.getChildren().add(row(profile)));
        if (list.getChildren().isEmpty()) {
            list.getChildren().add(Parts.muted("None yet."));
        }
    }

    private Node row(Profile profile) {
        Label environment = Parts.label(profile.environment().title(), "environment-name");
        HBox row = Parts.row(
                environment,
                Parts.label(profile.name(), "strong"),
                Parts.muted(profile.url().toString()),
                Parts.spacer(),
                model.isOpen(profile)
                        ? Parts.button("Close", () -> model.close(profile))
                        : Parts.button("Open", () -> model.open(profile)),
                Parts.icon("Edit " + profile.name(), Material2OutlinedAL.EDIT, () -> edit(profile)),
                Parts.icon(
                        "Forget " + profile.name(),
                        Material2OutlinedAL.DELETE,
                        () -> front.overlay()
                                .confirm(
                                        "Forget " + profile.name(),
                                        "The console forgets the address and the key. The engine is not touched.",
                                        "Forget",
                                        () -> model.forget(profile))));
        row.getStyleClass().addAll("connection-row", profile.environment().style());
        return row;
    }

    private void edit(@Nullable Profile known) {
        Form form = new Form();
        TextField name = new TextField(known == null ? "" : known.name());
        name.setId("connection-name");
        name.setDisable(known != null);
        TextField url = new TextField(known == null ? "" : known.url().toString());
        url.setId("connection-url");
        PasswordField key = new PasswordField();
        key.setText(known == null ? "" : known.key());
        key.setId("connection-key");
        ComboBox<Environment> environment = new ComboBox<>();
        environment.getItems().setAll(Environment.values());
        environment.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(@Nullable Environment one) {
                return one == null ? "" : one.title();
            }

            @Override
            public Environment fromString(String title) {
                return Environment.valueOf(title.toUpperCase(java.util.Locale.ROOT));
            }
        });
        environment.setValue(known == null ? Environment.DEVELOPMENT : known.environment());
        form.add("Name", "As you want to see it", name, () -> wrongName(name.getText(), known));
        form.add("Address", "Such as https://engine.example.com", url, () -> Profile.wrongUrl(url.getText()));
        form.add("Key", "An operator's, or a tenant's", key, () -> Profile.wrongKey(key.getText()));
        form.add("Environment", "Its colour is on the window; production asks before it destroys", environment);
        Button save = Parts.primary("Connect", Material2OutlinedMZ.SETTINGS_ETHERNET, () -> {
            if (form.valid()) {
                front.overlay().close();
                model.keep(name.getText(), url.getText(), key.getText(), environment.getValue());
            }
        });
        save.setDefaultButton(true);
        save.setId("connection-save");
        front.overlay()
                .sheet(
                        known == null ? "New connection" : known.name(),
                        form,
                        Parts.button("Cancel", front.overlay()::close),
                        save);
    }

    private @Nullable String wrongName(String typed, @Nullable Profile known) {
        if (typed.isBlank() || typed.length() > 200) {
            return "Give a name of at most 200 characters";
        }
        boolean taken = known == null
                && model.profiles().stream().anyMatch(one -> one.name().equals(typed.strip()));
        return taken ? "There is a connection of this name" : null;
    }
}
