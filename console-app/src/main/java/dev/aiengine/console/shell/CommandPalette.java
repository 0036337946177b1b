package dev.aiengine.console.shell;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.parts.Icons;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.contract.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Every page and action by typing a part of its name. */
final class CommandPalette {
    private final Window window;
    private final List<Entry> all = new ArrayList<>();
    private final TextField words = new TextField();
    private final ListView<Entry> list = new ListView<>();

    /** @param group what it is, beside its title */
    record Entry(String title, String group, String keywords, Ikon icon, Runnable action) {

        /** Every typed word must be in it; of those, titles that start with the first come first. */
        boolean matches(List<String> typed) {
            String text = (title + " " + group + " " + keywords).toLowerCase(Locale.ROOT);
            return typed.stream().allMatch(text::contains);
        }
    }

    CommandPalette(Window window) {
        this.window = window;
        Session session = window.connections().active().get();
        if (session != null) {
            window.kinds().forEach(this::add);
            for (Tenant tenant : session.tenants().or(List.of())) {
                all.add(new Entry(
                        tenant.name(),
                        "Tenant",
                        tenant.displayName(),
                        Material2OutlinedAL.APARTMENT,
                        () -> session.tenant().set(tenant.name())));
            }
        }
        for (Session open : window.connections().open()) {
            all.add(new Entry(
                    open.profile().name(),
                    "Engine",
                    "connection",
                    Material2OutlinedAL.DNS,
                    () -> window.connections().look(open)));
        }
        all.add(new Entry(
                "Connections",
                "Page",
                "engine key url",
                Material2OutlinedMZ.SETTINGS_ETHERNET,
                () -> to(Window.CONNECTIONS)));
        all.add(new Entry(
                "Light or dark",
                "Action",
                "theme appearance",
                Material2OutlinedAL.BRIGHTNESS_4,
                window.theme()::toggle));
    }

    void show() {
        words.setPromptText("Go to a page, or do something");
        words.setAccessibleText("Page or action");
        words.setId("palette-words");
        words.getStyleClass().add("palette-words");
        words.textProperty().addListener((observable, before, now) -> find());
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("palette-list");
        list.setCellFactory(ignored -> new Cell());
        list.setOnMouseClicked(event -> run());
        list.setPlaceholder(Parts.muted("Nothing is called so"));
        VBox box = new VBox(8, words, Parts.grow(list));
        box.getStyleClass().add("palette");
        box.setTranslateY(80);
        find();
        window.overlay().front(box, Pos.TOP_CENTER);
    }

    private <P extends Page> void add(PageKind<P> kind) {
        all.add(new Entry(kind.title(), "Page", kind.keywords(), kind.icon(), () -> to(kind.id())));
        kind.commands()
                .forEach(command -> all.add(new Entry(
                        command.title(),
                        kind.title(),
                        kind.keywords(),
                        kind.icon(),
                        () -> window.perform(kind, command))));
    }

    /** Who goes somewhere by the keyboard goes on there, not where it was before. */
    private void to(String page) {
        window.to(page);
        window.focus();
    }

    private void find() {
        List<String> typed =
                List.of(words.getText().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        String first = typed.getFirst();
        list.getItems()
                .setAll(all.stream()
                        .filter(entry -> entry.matches(typed))
                        .sorted(java.util.Comparator.comparing(
                                entry -> !entry.title().toLowerCase(Locale.ROOT).startsWith(first)))
                        .toList());
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            if (code == KeyCode.DOWN) {
                list.getSelectionModel().selectNext();
            } else {
                list.getSelectionModel().selectPrevious();
            }
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
            event.consume();
        } else if (code == KeyCode.ENTER) {
            run();
            event.consume();
        }
    }

    private void run() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            window.overlay().close();
            chosen.action().run();
        }
    }

    private static final class Cell extends ListCell<Entry> {
        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            Label group = Parts.muted(entry.group());
            group.setMinWidth(Region.USE_PREF_SIZE);
            HBox row = Parts.row(Icons.of(entry.icon()), Parts.label(entry.title()), Parts.spacer(), group);
            setGraphic(row);
        }
    }
}
