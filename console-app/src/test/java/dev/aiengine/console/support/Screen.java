package dev.aiengine.console.support;

import static org.awaitility.Awaitility.await;

import dev.aiengine.console.Console;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A console on a screen that nobody sees, worked by clicks and keys, and pictures of it. */
public final class Screen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Console console;
    private final Stage stage;
    private final FxRobot robot = new FxRobot();
    private int clicks;

    private Screen(Console console, Stage stage) {
        this.console = console;
        this.stage = stage;
    }

    /** Opens a console as {@code ./aiengine console} does, 1280 by 800. */
    public static Screen open(String... arguments) {
        try {
            Stage stage = FxToolkit.registerPrimaryStage();
            Console console = (Console) FxToolkit.setupApplication(Console.class, arguments);
            return new Screen(console, stage);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Of an engine, on settings of its own. */
    public static Screen of(java.net.URI url, String key) {
        return saving(url, key, Folders.fresh("saved"));
    }

    /** As {@link #of}; files are saved into a folder. */
    public static Screen saving(java.net.URI url, String key, Path folder) {
        System.setProperty("aiengine.console.key", key);
        return open("--url=" + url, "--name=Test", "--home=" + Folders.fresh("home"), "--save-to=" + folder);
    }

    public Stage stage() {
        return stage;
    }

    /** Runs on the FX thread and waits. */
    public static <T> T fx(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every page that the navigation leads to, as {@link #page} takes it. */
    public List<String> pages() {
        find("#nav-overview");
        return all().stream()
                .map(Node::getId)
                .filter(id -> id != null && id.startsWith("nav-"))
                .map(id -> id.substring("nav-".length()))
                .toList();
    }

    /** Goes to a page by its button in the navigation. */
    public void page(String id) {
        click("#nav-" + id);
    }

    /** Goes to what these words find first, by keys alone. */
    public void palette(String words) {
        push(KeyCode.CONTROL, KeyCode.K);
        type(words);
        push(KeyCode.ENTER);
    }

    /** Clicks what the selector or the words name. */
    public void click(String query) {
        find(query);
        robot.interact(() -> {});
        clicks++;
        robot.clickOn(place(query));
    }

    public void doubleClick(String query) {
        find(query);
        clicks += 2;
        robot.doubleClickOn(place(query));
    }

    /** How often the mouse was clicked until now. */
    public int clicks() {
        return clicks;
    }

    /** The middle of what the selector or the words name: what is live may be replaced between a look and a click. */
    private Point2D place(String query) {
        return fx(() -> {
            Node node = seek(query).orElseThrow();
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    /** Drops a file, as from the desktop, on what the selector or the words name. */
    public void drop(String query, Path file) {
        drop(find(query), file);
    }

    public static void drop(Node target, Path file) {
        fx(() -> {
            Dragboard dragged = Dragged.file(file);
            for (var happening : List.of(
                    DragEvent.DRAG_ENTERED, DragEvent.DRAG_OVER, DragEvent.DRAG_DROPPED, DragEvent.DRAG_EXITED)) {
                target.fireEvent(new DragEvent(
                        target, target, happening, dragged, 5, 5, 5, 5, TransferMode.COPY, null, null, null));
            }
            return true;
        });
    }

    /** What has the keyboard. */
    public @Nullable Node focused() {
        return fx(() -> stage.getScene().getFocusOwner());
    }

    /** All that can be seen. */
    public List<Node> all() {
        return fx(() -> nodes().toList());
    }

    /** What the keyboard would send to what has the focus; a robot that presses key after key takes seconds for it. */
    public void type(String words) {
        for (int place = 0; place < words.length(); place++) {
            String letter = words.substring(place, place + 1);
            fx(() -> {
                Node focused = Objects.requireNonNull(stage.getScene().getFocusOwner(), "nothing has the keyboard");
                Event.fireEvent(
                        focused,
                        new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
                return true;
            });
        }
    }

    /** Replaces what is in a field. */
    public void enter(String query, String words) {
        click(query);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        type(words);
    }

    /** Chooses from a list of words, as soon as it has them. */
    @SuppressWarnings("unchecked") // all of the console's lists to choose from, but one, are of words
    public void choose(String query, String words) {
        ComboBox<String> list = (ComboBox<String>) find(query);
        await(query + " has " + words)
                .atMost(PATIENCE)
                .until(() -> fx(() -> list.getItems().contains(words)));
        fx(() -> {
            list.setValue(words);
            return true;
        });
    }

    public void push(KeyCode... keys) {
        robot.push(keys);
    }

    /** The node that the selector or the words name, as soon as it can be seen. */
    public Node find(String query) {
        await(query)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> seek(query).isPresent());
        return seek(query).orElseThrow();
    }

    /** Waits until these words are somewhere on the screen. */
    public void see(String words) {
        await("\"" + words + "\" is on the screen, which shows: " + fx(() -> words().toList()))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> fx(() -> words().anyMatch(text -> text.contains(words))));
    }

    public boolean sees(String words) {
        return fx(() -> words().anyMatch(text -> text.contains(words)));
    }

    /** Waits until nothing is loading any more. */
    public void settle() {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ofMillis(300))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> fx(() -> nodes().noneMatch(node -> "Loading".equals(node.getAccessibleText()))));
    }

    /** As {@link #settle}, for what loads from the moment that it is shown. */
    public void idle() {
        robot.interact(() -> {});
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(30))
                .until(() -> fx(() -> nodes().noneMatch(node -> "Loading".equals(node.getAccessibleText()))));
    }

    /** Writes a picture of the window to target/screens. */
    public Path shot(String name) {
        robot.interact(() -> {});
        BufferedImage picture = fx(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            WritableImage image = stage.getScene().snapshot(null);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    buffered.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                }
            }
            return buffered;
        });
        try {
            Path file = Path.of("target/screens", name + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(picture, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Node> seek(String query) {
        return fx(() -> nodes().filter(node -> named(node, query)).findFirst());
    }

    private static boolean named(Node node, String query) {
        if (query.startsWith("#")) {
            return query.substring(1).equals(node.getId());
        }
        if (query.startsWith(".")) {
            return node.getStyleClass().contains(query.substring(1));
        }
        return query.equals(text(node)) || query.equals(node.getAccessibleText());
    }

    private static @Nullable String text(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case javafx.scene.control.TextInputControl input -> input.getText();
            case javafx.scene.text.Text text -> text.getText();
            default -> null;
        };
    }

    private Stream<String> words() {
        return nodes().map(Screen::text)
                .filter(text -> text != null && !text.isBlank())
                .map(String::valueOf);
    }

    /** All that can be seen, what is in front first. */
    private Stream<Node> nodes() {
        List<javafx.stage.Window> windows = new java.util.ArrayList<>(javafx.stage.Window.getWindows());
        java.util.Collections.reverse(windows);
        return windows.stream()
                .filter(javafx.stage.Window::isShowing)
                .flatMap(window -> below(window.getScene().getRoot()).toList().reversed().stream());
    }

    private static Stream<Node> below(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(Screen::below))
                : Stream.of(node);
    }

    @Override
    public void close() {
        try {
            FxToolkit.cleanupApplication(console);
            FxToolkit.cleanupStages();
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
