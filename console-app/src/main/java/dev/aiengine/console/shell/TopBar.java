package dev.aiengine.console.shell;

import dev.aiengine.console.connection.ConnectionState;
import dev.aiengine.console.connection.Session;
import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Icons;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.contract.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Which page this is, of which tenant, on which engine. */
final class TopBar {
    private final Window window;
    private final Label title = Parts.label("", "page-title");
    private final Badge state = new Badge();
    private final Label tenantLabel = Parts.muted("Tenant");
    private final ComboBox<String> tenant = new ComboBox<>();
    private final MenuButton engine = new MenuButton();
    private final HBox bar;
    private final ChangeListener<ConnectionState> stateListener = (observable, before, now) -> state(now);
    private final ChangeListener<@Nullable List<Tenant>> tenantsListener = (observable, before, now) -> tenants();
    private final ChangeListener<@Nullable String> tenantListener = (observable, before, now) -> tenants();
    private @Nullable Session session;
    private boolean filling;

    TopBar(Window window) {
        this.window = window;
        tenant.setId("tenant");
        tenant.setAccessibleText("Tenant");
        tenant.setVisibleRowCount(20);
        tenant.getStyleClass().add("tenants");
        tenant.valueProperty().addListener((observable, before, now) -> {
            Session looked = session;
            if (!filling && looked != null && now != null) {
                looked.tenant().set(now);
            }
        });
        engine.setId("engine");
        engine.getStyleClass().add("engine");
        Button palette = Parts.button("Ctrl K", Material2OutlinedMZ.SEARCH, window::palette);
        palette.setAccessibleText("Command palette");
        palette.getStyleClass().add("palette-button");
        Button theme = Parts.icon("Light or dark", Material2OutlinedAL.BRIGHTNESS_4, window.theme()::toggle);
        theme.setId("theme");
        bar = Parts.row(title, state, Parts.spacer(), tenantLabel, tenant, engine, palette, theme);
        bar.getStyleClass().add("top-bar");
        window.current().addListener((observable, before, now) -> title());
        window.connections().active().addListener((observable, before, now) -> follow(now));
        window.connections().open().addListener((javafx.collections.ListChangeListener<Session>) change -> engines());
        follow(window.connections().active().get());
    }

    Node node() {
        return bar;
    }

    private void follow(@Nullable Session now) {
        Session before = session;
        if (before != null) {
            before.state().removeListener(stateListener);
            before.tenants().value().removeListener(tenantsListener);
            before.tenant().removeListener(tenantListener);
        }
        session = now;
        if (now != null) {
            now.state().addListener(stateListener);
            now.tenants().value().addListener(tenantsListener);
            now.tenant().addListener(tenantListener);
            state(now.state().get());
        }
        state.setVisible(now != null);
        engines();
        tenants();
        title();
    }

    private void title() {
        PageKind<?> kind = window.kind(window.current().get());
        title.setText(kind == null ? "Connections" : kind.title());
        boolean shown = kind != null && kind.ofTenant() && session != null && session.operator();
        for (Node node : new Node[] {tenantLabel, tenant}) {
            Parts.there(node, shown);
        }
    }

    private void state(ConnectionState now) {
        switch (now) {
            case ConnectionState.Connecting ignored -> state.show("Connecting", Badge.Tone.BUSY);
            case ConnectionState.Connected up when up.status().equals("UP") -> state.show("Healthy", Badge.Tone.GOOD);
            case ConnectionState.Connected ignored -> state.show("Degraded", Badge.Tone.WAITING);
            case ConnectionState.Stale ignored -> state.show("Connection lost", Badge.Tone.BAD);
            case ConnectionState.Refused ignored -> state.show("Not connected", Badge.Tone.BAD);
        }
        title();
    }

    private void tenants() {
        Session looked = session;
        filling = true;
        try {
            List<String> names = looked == null
                    ? List.of()
                    : looked.tenants().or(List.of()).stream().map(Tenant::name).toList();
            if (!names.equals(tenant.getItems())) {
                tenant.getItems().setAll(names);
            }
            tenant.setValue(looked == null ? null : looked.tenant().get());
            tenant.setPromptText("none yet");
            tenant.setDisable(names.isEmpty());
        } finally {
            filling = false;
        }
        title();
    }

    private void engines() {
        List<MenuItem> items = new ArrayList<>();
        for (Session open : window.connections().open()) {
            MenuItem item = new MenuItem(
                    open.profile().name() + " – " + open.profile().environment().title());
            item.setOnAction(event -> window.connections().look(open));
            items.add(item);
        }
        MenuItem more = new MenuItem("All connections…", Icons.of(Material2OutlinedMZ.SETTINGS_ETHERNET, 16));
        more.setOnAction(event -> window.to(Window.CONNECTIONS));
        items.add(more);
        engine.getItems().setAll(items);
        Session looked = session;
        engine.setText(looked == null ? "No engine" : looked.profile().name());
    }
}
