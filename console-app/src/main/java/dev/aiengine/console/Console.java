package dev.aiengine.console;

import dev.aiengine.console.bench.FirstFrame;
import dev.aiengine.console.bench.Measuring;
import dev.aiengine.console.connection.Connections;
import dev.aiengine.console.connection.Environment;
import dev.aiengine.console.connection.LocalEngine;
import dev.aiengine.console.connection.Profile;
import dev.aiengine.console.connection.Profiles;
import dev.aiengine.console.connections.ConnectionsPlace;
import dev.aiengine.console.shell.FileDialogs;
import dev.aiengine.console.shell.Files;
import dev.aiengine.console.shell.FilesIn;
import dev.aiengine.console.shell.Preferences;
import dev.aiengine.console.shell.Theme;
import dev.aiengine.console.shell.Window;
import dev.aiengine.console.work.FxThread;
import dev.aiengine.console.work.Later;
import dev.aiengine.console.work.Work;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The console's application: wires everything and shows the window. */
public final class Console extends Application {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("console-timer").factory());
    private final Work work = new Work(
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("console-", 0).factory()),
            new FxThread());
    private @Nullable Preferences preferences;
    private @Nullable Connections connections;

    @Override
    public void start(Stage stage) throws IOException {
        Map<String, String> options = getParameters().getNamed();
        Path folder = Places.folder(options.get("home"));
        Preferences kept = new Preferences(folder, new Later(timer, Duration.ofSeconds(1)));
        Profiles profiles = Profiles.in(folder);
        Connections opened = new Connections(
                profiles, new LocalEngine(Places.installation(), work), work, timer, InstantSource.system());
        preferences = kept;
        connections = opened;
        Theme theme = new Theme(kept);
        String saved = options.get("save-to");
        Files files = saved == null ? new FileDialogs(stage) : new FilesIn(Path.of(saved));
        Window window = new Window(Pages.ALL, ConnectionsPlace::node, opened, kept, files, theme);
        Scene scene = new Scene(window.root(), kept.number("window.width", 1280), kept.number("window.height", 800));
        theme.dress(scene);
        stage.setTitle("AI Engine");
        stage.setMinWidth(860);
        stage.setMinHeight(560);
        stage.setScene(scene);
        remember(stage, scene, kept);
        String url = options.get("url");
        if (url != null) {
            opened.open(Profile.remote(
                    options.getOrDefault("name", "Engine"),
                    URI.create(url),
                    ConsoleMain.key(System.getenv()),
                    Environment.DEVELOPMENT));
        }
        stage.show();
        window.focus();
        extras(window, scene, theme, opened, options);
    }

    /** What only the launcher asks for: to rehearse, to tell when the first frame is there, to measure. */
    private void extras(Window window, Scene scene, Theme theme, Connections opened, Map<String, String> options) {
        if (getParameters().getUnnamed().contains("--rehearse")) {
            Rehearsal.play(window, opened);
        }
        if (getParameters().getUnnamed().contains("--wander")) {
            Rehearsal.wander(window);
        }
        if (getParameters().getUnnamed().contains("--first-frame")) {
            FirstFrame.tell(scene);
        }
        String report = options.get("bench");
        if (report != null) {
            List<String> pages = Pages.ALL.stream().map(kind -> kind.id()).toList();
            Measuring.start(window, scene, theme, pages, Path.of(report));
        }
    }

    /** Popups go first: GTK ends the process with a crash where one is still shown. */
    @Override
    public void stop() {
        for (javafx.stage.Window window : List.copyOf(javafx.stage.Window.getWindows())) {
            if (window instanceof PopupWindow popup) {
                popup.hide();
            }
        }
        if (connections != null) {
            connections.close();
        }
        if (preferences != null) {
            preferences.write();
        }
        timer.shutdownNow();
    }

    private static void remember(Stage stage, Scene scene, Preferences preferences) {
        stage.setMaximized(Boolean.parseBoolean(preferences.get("window.maximized", "false")));
        stage.maximizedProperty()
                .addListener((observable, before, now) -> preferences.put("window.maximized", String.valueOf(now)));
        scene.widthProperty().addListener((observable, before, now) -> size(stage, preferences, "window.width", now));
        scene.heightProperty().addListener((observable, before, now) -> size(stage, preferences, "window.height", now));
    }

    private static void size(Stage stage, Preferences preferences, String name, Number pixels) {
        if (!stage.isMaximized() && pixels.doubleValue() > 0) {
            preferences.put(name, String.valueOf(pixels.intValue()));
        }
    }
}
