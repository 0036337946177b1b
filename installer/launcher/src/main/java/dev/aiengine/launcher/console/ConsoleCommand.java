package dev.aiengine.launcher.console;

import dev.aiengine.launcher.engine.LaunchFailure;
import dev.aiengine.launcher.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the console on its own; engines are chosen in it. */
@Command(name = "console", mixinStandardHelpOptions = true, description = "Opens the operator console.")
public final class ConsoleCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "an engine to open at once; its key is taken from AIENGINE_CONSOLE_KEY")
    private @Nullable URI url;

    @Option(names = "--settings", paramLabel = "DIR", description = "where connections and preferences are kept")
    private @Nullable Path settings;

    @Mixin
    private final Terminal terminal = new Terminal();

    @Override
    public Integer call() throws InterruptedException {
        if (!ConsoleProgram.hasDisplay(System.getenv())) {
            throw new LaunchFailure(
                    "There is no display to open the console on: DISPLAY and WAYLAND_DISPLAY are empty");
        }
        List<String> arguments = new ArrayList<>();
        if (url != null) {
            arguments.add("--url=" + url);
        }
        if (settings != null) {
            arguments.add("--home=" + settings.toAbsolutePath());
        }
        Path home = Path.of(System.getProperty("aiengine.home", "."))
                .toAbsolutePath()
                .normalize();
        Process console = new ConsoleProgram(home).open(arguments, terminal::say);
        Thread end = new Thread(console::destroy, "end-console");
        Runtime.getRuntime().addShutdownHook(end);
        return console.waitFor();
    }
}
