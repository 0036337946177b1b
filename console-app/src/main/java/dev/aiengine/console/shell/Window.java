package dev.aiengine.console.shell;

import dev.aiengine.console.connection.Connections;
import dev.aiengine.console.connection.Session;
import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Parts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Everything in the window: navigation at the left, the page, what is in front of it, the status below. */
public final class Window implements Desk.Navigator {
    /** The place where connections are made; it needs none itself. */
    static final String CONNECTIONS = "connections";

    private static final KeyCombination PALETTE = KeyCombination.valueOf("Shortcut+K");
    private static final KeyCombination THEME = KeyCombination.valueOf("Shortcut+Shift+L");

    private final List<PageKind<?>> kinds;
    private final Connections connections;
    private final Preferences preferences;
    private final Files files;
    private final Theme theme;
    private final Overlay overlay;
    /** Pixels, at the usual size of text, below which the pages of the navigation are icons alone. */
    private static final double NARROW = 1000;

    private final Node connecting;
    private final BorderPane frame = new BorderPane();
    private final StackPane place = new StackPane();
    private final StaleStrip stale = new StaleStrip();
    private final StackPane root = new StackPane();
    private final Map<Session, Map<String, Page>> pages = new HashMap<>();
    private final ReadOnlyObjectWrapper<String> current = new ReadOnlyObjectWrapper<>(CONNECTIONS);
    private final List<Runnable> afterwards = new ArrayList<>();
    private @Nullable Page page;

    /** What the place of connections gets. */
    public record Front(Connections connections, Overlay overlay, Files files, Desk.Navigator go) {}

    public Window(
            List<PageKind<?>> kinds,
            Function<Front, Node> connecting,
            Connections connections,
            Preferences preferences,
            Files files,
            Theme theme) {
        this.kinds = kinds;
        this.connections = connections;
        this.preferences = preferences;
        this.files = files;
        this.theme = theme;
        this.overlay = new Overlay(place::requestFocus);
        this.connecting = connecting.apply(new Front(connections, overlay, files, this));
        frame.setTop(new TopBar(this).node());
        Sidebar sidebar = new Sidebar(this);
        frame.setLeft(sidebar.node());
        ChangeListener<Number> fitting = (observable, before, now) -> {
            if (root.getWidth() > 0) {
                sidebar.narrow(root.getWidth() < NARROW * theme.scaled().get());
            }
        };
        root.widthProperty().addListener(fitting);
        theme.scaled().addListener(fitting);
        VBox middle = new VBox(stale, Parts.grow(place));
        frame.setCenter(middle);
        frame.setBottom(new StatusBar(this).node());
        frame.getStyleClass().add("frame");
        place.getStyleClass().add("page");
        place.setAlignment(Pos.TOP_LEFT);
        root.getChildren().add(frame);
        root.getChildren().addAll(overlay.nodes());
        root.getStyleClass().add("console");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        connections.active().addListener((observable, before, now) -> changed(now));
        changed(connections.active().get());
    }

    public Parent root() {
        return root;
    }

    /** Gives the page the keyboard. */
    public void focus() {
        place.requestFocus();
    }

    @Override
    public void to(String id) {
        leave();
        // What has the keyboard goes with the page: without this it would be the first control of the window
        if (place.isFocusWithin()) {
            place.requestFocus();
        }
        Session session = connections.active().get();
        PageKind<?> kind = kind(id);
        if (session == null || kind == null) {
            current.set(CONNECTIONS);
            place.getChildren().setAll(connecting);
        } else {
            Page shown = made(session, kind);
            page = shown;
            current.set(id);
            preferences.put("page", id);
            place.getChildren().setAll(shown.node());
            shown.shown();
        }
    }

    @Override
    public void to(String id, String what) {
        to(id);
        if (page != null) {
            page.open(what);
        }
    }

    /** Goes to the page and does what it can do. */
    <P extends Page> void perform(PageKind<P> kind, PageKind.Command<P> command) {
        to(kind.id());
        Session session = connections.active().get();
        if (session != null) {
            command.action().accept(made(session, kind));
        }
    }

    void palette() {
        new CommandPalette(this).show();
    }

    List<PageKind<?>> kinds() {
        return kinds;
    }

    @Nullable
    PageKind<?> kind(String id) {
        return kinds.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    }

    ReadOnlyObjectProperty<String> current() {
        return current.getReadOnlyProperty();
    }

    Connections connections() {
        return connections;
    }

    Overlay overlay() {
        return overlay;
    }

    Theme theme() {
        return theme;
    }

    private void leave() {
        if (overlay.open()) {
            overlay.close();
        }
        Page before = page;
        if (before != null) {
            before.hidden();
            page = null;
        }
    }

    @SuppressWarnings("unchecked") // a kind makes the pages that are kept under its id
    private <P extends Page> P made(Session session, PageKind<P> kind) {
        return (P) pages.computeIfAbsent(session, ignored -> new HashMap<>())
                .computeIfAbsent(
                        kind.id(),
                        ignored -> kind.make()
                                .apply(new Desk(session, this, overlay, preferences, files, theme, connections)));
    }

    private void changed(@Nullable Session session) {
        afterwards.forEach(Runnable::run);
        afterwards.clear();
        pages.keySet().retainAll(connections.open());
        stale.follow(session);
        frame.getStyleClass().removeIf(style -> style.startsWith("environment-"));
        if (session == null) {
            to(CONNECTIONS);
            return;
        }
        frame.getStyleClass().add(session.profile().environment().style());
        // What pages know of the tenant before is forgotten first; then they look anew
        var tenant = (javafx.beans.value.ChangeListener<@Nullable String>)
                (observable, before, now) -> session.live().changed(EnumSet.allOf(Topic.class));
        session.tenant().addListener(tenant);
        afterwards.add(() -> session.tenant().removeListener(tenant));
        String last = current.get().equals(CONNECTIONS) ? preferences.get("page", "overview") : current.get();
        to(kind(last) == null ? "overview" : last);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && overlay.open()) {
            overlay.close();
            event.consume();
        } else if (PALETTE.match(event)) {
            palette();
            event.consume();
        } else if (THEME.match(event)) {
            theme.toggle();
            event.consume();
        } else if (event.isShortcutDown() && !event.isShiftDown() && digit(event.getCode()) >= 0) {
            int place = digit(event.getCode());
            if (place < kinds.size()) {
                to(kinds.get(place).id());
                event.consume();
            }
        }
    }

    /** Ctrl-1 to Ctrl-9 are the pages in their order. */
    private static int digit(KeyCode code) {
        return code.isDigitKey() ? "123456789".indexOf(code.getChar()) : -1;
    }
}
