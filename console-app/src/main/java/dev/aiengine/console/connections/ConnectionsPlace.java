package dev.aiengine.console.connections;

import dev.aiengine.console.shell.Window;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Where engines are chosen; shown also while none is open. */
public final class ConnectionsPlace {

    public static Node node(Window.Front front) {
        ConnectionsModel model = new ConnectionsModel(front.connections());
        VBox box = new VBox(16, new ThisComputer(model, front).node(), new Elsewhere(model, front).node());
        box.getStyleClass().add("narrow");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private ConnectionsPlace() {}
}
