package dev.aiengine.launcher.console;

import dev.aiengine.launcher.engine.LaunchFailure;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The console as a process. */
public final class ConsoleProgram {
    /** Where the console takes the key of the engine it opens: arguments are seen by everybody. */
    public static final String KEY_VARIABLE = "AIENGINE_CONSOLE_KEY";

    /** The heap starts small and grows with what is held, not with what is thrown away. */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-Xmn32m",
            "-Xmx192m",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-Xss512k",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=64m",
            "--enable-native-access=ALL-UNNAMED,javafx.graphics",
            "--sun-misc-unsafe-memory-access=allow");

    private final Path home;
    private final Path app;

    /** @param home folder of the launcher script */
    public ConsoleProgram(Path home) {
        this.home = home;
        this.app = home.resolve("console-app/target/app");
    }

    /** Whether a window can be opened at all. */
    public static boolean hasDisplay(Map<String, String> environment) {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    /** Opens the console on an engine; it goes on by itself. */
    public Process open(URI url, String name, String key, Consumer<String> terminal) {
        return start(terminal, Map.of(KEY_VARIABLE, key), List.of("--url=" + url, "--name=" + name));
    }

    /** Opens the console as it was left. */
    Process open(List<String> arguments, Consumer<String> terminal) {
        return start(terminal, Map.of(), arguments);
    }

    /** A console without a display, for what measures and rehearses it. */
    public ProcessBuilder headless(List<String> flags, List<String> arguments) {
        List<String> all =
                new ArrayList<>(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"));
        all.addAll(flags);
        return builder(all, "dev.aiengine.console.ConsoleMain", arguments);
    }

    /**
     * A program of the console's jar.
     *
     * @param flags of its JVM, after those that a console always has
     */
    public ProcessBuilder builder(List<String> flags, String main, List<String> arguments) {
        if (!Files.isRegularFile(app.resolve("console.jar"))) {
            throw new LaunchFailure(
                    "There is no " + app.resolve("console.jar") + ": start with ./aiengine, which builds it");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(
                List.of("--module-path", javafx(), "--add-modules", "javafx.controls", "-Daiengine.home=" + home));
        command.addAll(flags);
        command.addAll(List.of("-cp", app.resolve("console.jar").toString(), main));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Flags that let it start quickly, made once per build. */
    public List<String> cache(Consumer<String> terminal) {
        return new ConsoleCache(this).flags(terminal);
    }

    Path home() {
        return home;
    }

    Path app() {
        return app;
    }

    private Process start(Consumer<String> terminal, Map<String, String> environment, List<String> arguments) {
        List<String> cache = cache(terminal);
        ProcessBuilder builder =
                builder(cache, "dev.aiengine.console.ConsoleMain", arguments).inheritIO();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LaunchFailure("The console cannot be started: " + e.getMessage());
        }
    }

    /** JavaFX supports itself as modules only; everything else stays on the class path. */
    private String javafx() {
        try (Stream<Path> jars = Files.list(app.resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("javafx-"))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new LaunchFailure("The console's libraries cannot be read: " + e.getMessage());
        }
    }
}
