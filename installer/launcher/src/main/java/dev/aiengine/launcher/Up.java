package dev.aiengine.launcher;

import dev.aiengine.launcher.console.ConsoleProgram;
import dev.aiengine.launcher.console.OperatorKey;
import dev.aiengine.launcher.engine.Engine;
import dev.aiengine.launcher.engine.EngineSettings;
import dev.aiengine.launcher.engine.Installation;
import dev.aiengine.launcher.engine.StartCaches;
import dev.aiengine.launcher.terminal.EngineOptions;
import dev.aiengine.launcher.terminal.Terminal;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs an engine until Ctrl-C. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Runs an engine until Ctrl-C.")
final class Up implements Callable<Integer> {
    @Mixin
    private final EngineOptions options = new EngineOptions();

    @Mixin
    private final Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.here();
        StartCaches caches = StartCaches.of(installation, terminal::say);
        EngineSettings settings = EngineSettings.asked(
                options.port(), options.dataOr(installation.home().resolve("data")));
        boolean console = options.console() && ConsoleProgram.hasDisplay(System.getenv());
        OperatorKey key = console ? OperatorKey.of(settings.data(), System.getenv()) : new OperatorKey("", false);
        if (console) {
            settings = settings.with("API_KEY", key.key());
        }
        try (Engine engine = Engine.start(installation, caches, settings)) {
            double seconds = engine.awaitHealthy();
            terminal.blank();
            terminal.say(String.format(Locale.ROOT, "  AI Engine is up, %.1f s after its start", seconds));
            terminal.say("    API   " + engine.url());
            terminal.say("    docs  " + engine.url() + "/docs (any name, a key as password)");
            terminal.say("    data  " + settings.data());
            if (key.made()) {
                terminal.say(
                        "    key   " + key.key() + ", the operator's; kept in " + OperatorKey.file(settings.data()));
            }
            terminal.say("  Ctrl-C stops it.");
            terminal.blank();
            if (console) {
                Process window = new ConsoleProgram(installation.home())
                        .open(engine.url(), "This engine", key.key(), terminal::say);
                Runtime.getRuntime().addShutdownHook(new Thread(window::destroy, "end-console"));
            }
            return engine.awaitEnd();
        }
    }
}
