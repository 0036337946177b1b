package dev.aiengine.console.settings;

import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Facts;
import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.health.Health;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** How the console looks on this computer, and how the engine's parts are. */
public final class SettingsPage extends Page {
    private static final List<String> SCALES = List.of("100 %", "125 %", "150 %", "175 %", "200 %");

    private final Loaded<Health> health;
    private final Facts parts = new Facts();
    private final ScrollPane node;

    public SettingsPage(Desk desk) {
        super(desk);
        this.health = new Loaded<>(desk.session().work());
        ComboBox<String> scale = Fields.choice("scale", SCALES);
        scale.setValue(Texts.percent(desk.theme().scale()));
        scale.setAccessibleText("Size of text");
        scale.valueProperty()
                .addListener((observable, before, now) ->
                        desk.theme().scale(Integer.parseInt(now.replaceAll("\\D", "")) / 100.0));
        VBox look = Parts.card(
                Parts.heading("Look"),
                new Facts()
                        .fact(
                                "Colours",
                                Parts.button("Light or dark", Material2OutlinedAL.BRIGHTNESS_4, desk.theme()::toggle))
                        .fact("Size", scale));
        VBox engine = Parts.card(
                Parts.heading("Engine"),
                new Facts()
                        .fact("Name", desk.session().profile().name())
                        .fact("Address", desk.session().profile().url())
                        .fact(
                                "Environment",
                                desk.session().profile().environment().title())
                        .fact("Role", desk.session().operator() ? "operator" : "tenant"),
                parts);
        VBox keys = Parts.card(Parts.heading("Keys"), keys());
        VBox box = new VBox(16, look, engine, keys);
        box.getStyleClass().add("narrow");
        node = new ScrollPane(box);
        node.setFitToWidth(true);
        health.each(this::show);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.allOf(Topic.class);
    }

    @Override
    protected void refresh() {
        health.load(desk.session().client()::health);
    }

    private void show(Health now) {
        parts.clear();
        parts.fact("Version", now.version());
        now.components()
                .forEach((part, state) -> parts.fact(
                        Texts.title(part),
                        Parts.row(new Badge(
                                state.equals("UP") ? "Answers" : "Down",
                                state.equals("UP") ? Badge.Tone.GOOD : Badge.Tone.BAD))));
    }

    private static Facts keys() {
        return new Facts()
                .fact("Ctrl K", "go to any page or do anything")
                .fact("Ctrl 1 … 9", "the pages in their order")
                .fact("Ctrl Shift L", "light or dark")
                .fact("Enter", "open what is selected in a list")
                .fact("Esc", "close what is in front, show the whole chart")
                .fact("+ − ← →", "zoom and pan a chart");
    }
}
