package dev.aiengine.console.shell;

import dev.aiengine.console.parts.Icons;
import dev.aiengine.console.parts.Parts;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The pages, at the left. */
final class Sidebar {
    private static final String NARROW = "narrow";

    private final Window window;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private final VBox box = new VBox(2);
    private final ScrollPane scroll = new ScrollPane(box);
    private final Label name = Parts.label("AI Engine", "brand-name");

    Sidebar(Window window) {
        this.window = window;
        box.getStyleClass().add("sidebar");
        HBox brand = Parts.row(Icons.of(Material2OutlinedAL.BUBBLE_CHART, 22), name);
        brand.getStyleClass().add("brand");
        box.getChildren().add(brand);
        window.kinds().forEach(kind -> box.getChildren().add(button(kind.id(), kind.title(), kind.icon())));
        Region gap = new Region();
        gap.setMinHeight(12);
        box.getChildren().addAll(gap, button(Window.CONNECTIONS, "Connections", Material2OutlinedMZ.SETTINGS_ETHERNET));
        window.current().addListener((observable, before, now) -> select(now));
        window.connections().active().addListener((observable, before, now) -> enable());
        enable();
        select(window.current().get());
    }

    Node node() {
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(Region.USE_PREF_SIZE);
        scroll.getStyleClass().add("sidebar-scroll");
        return scroll;
    }

    /** Shows icons alone, or titles beside them. */
    void narrow(boolean icons) {
        if (icons == box.getStyleClass().contains(NARROW)) {
            return;
        }
        Parts.there(name, !icons);
        buttons.values()
                .forEach(button -> button.setContentDisplay(icons ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        if (icons) {
            box.getStyleClass().add(NARROW);
        } else {
            box.getStyleClass().remove(NARROW);
        }
    }

    private ToggleButton button(String id, String title, Ikon icon) {
        ToggleButton button = new ToggleButton(title, Icons.of(icon));
        button.setId("nav-" + id);
        button.getStyleClass().setAll("nav");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setAccessibleText(title);
        button.setTooltip(Parts.tooltip(title));
        button.focusedProperty().addListener((observable, before, now) -> {
            if (now) {
                intoView(button);
            }
        });
        button.setOnAction(event -> {
            button.setSelected(true);
            window.to(id);
        });
        buttons.put(id, button);
        return button;
    }

    private void select(String id) {
        ToggleButton button = buttons.get(id);
        if (button != null) {
            button.setSelected(true);
            intoView(button);
        }
    }

    private void intoView(Node button) {
        double hidden = box.getHeight() - scroll.getViewportBounds().getHeight();
        double top = button.getBoundsInParent().getMinY();
        double bottom = button.getBoundsInParent().getMaxY();
        double above = scroll.getVvalue() * hidden;
        if (hidden <= 0) {
            return;
        }
        if (top < above) {
            scroll.setVvalue(top / hidden);
        } else if (bottom > above + scroll.getViewportBounds().getHeight()) {
            scroll.setVvalue((bottom - scroll.getViewportBounds().getHeight()) / hidden);
        }
    }

    private void enable() {
        boolean none = window.connections().active().get() == null;
        buttons.forEach((id, button) -> button.setDisable(none && !id.equals(Window.CONNECTIONS)));
    }
}
