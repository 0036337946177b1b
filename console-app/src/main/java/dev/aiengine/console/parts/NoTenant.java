package dev.aiengine.console.parts;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.shell.Desk;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A page of one tenant, or the word that there is no tenant yet. */
public final class NoTenant extends StackPane {
    private final Session session;
    private final Node content;
    private final Node empty;

    public NoTenant(Desk desk, Node content) {
        this.session = desk.session();
        this.content = content;
        this.empty = new Empty(
                Material2OutlinedAL.APARTMENT,
                "No tenant to look at",
                "Data, models and endpoints belong to a tenant. Make one first.",
                Parts.button(
                        "Tenants",
                        Material2OutlinedAL.APARTMENT,
                        () -> desk.go().to("tenants")));
        session.tenant().addListener((observable, before, now) -> show());
        session.state().addListener((observable, before, now) -> show());
        show();
        Parts.grow(this);
    }

    private void show() {
        boolean none = session.operator() && session.tenants().get() != null && !session.hasTenant();
        Node wanted = none ? empty : content;
        if (!getChildren().contains(wanted)) {
            getChildren().setAll(wanted);
        }
    }
}
