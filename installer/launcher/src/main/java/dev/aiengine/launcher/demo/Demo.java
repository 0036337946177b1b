package dev.aiengine.launcher.demo;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.launcher.console.ConsoleProgram;
import dev.aiengine.launcher.engine.Engine;
import dev.aiengine.launcher.engine.EngineSettings;
import dev.aiengine.launcher.engine.Installation;
import dev.aiengine.launcher.engine.Secret;
import dev.aiengine.launcher.engine.StartCaches;
import dev.aiengine.launcher.terminal.EngineOptions;
import dev.aiengine.launcher.terminal.Terminal;
import dev.aiengine.launcher.terminal.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole engine with two tenants, on a folder of its own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts an engine with two tenants who train, deploy and ask a model of every family.")
public final class Demo implements Callable<Integer> {
    @Mixin
    private final EngineOptions options = new EngineOptions();

    @Option(names = "--headless", description = "stop when all is done, instead of waiting for Ctrl-C")
    private boolean headless;

    @Mixin
    private final Terminal terminal = new Terminal();

    private final Map<String, String> keys = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {

        Installation installation = Installation.here();
        StartCaches caches = StartCaches.of(installation, terminal::say);
        String key = Secret.random();
        EngineSettings settings = EngineSettings.apart(
                        options.port(), options.dataOr(installation.home().resolve("data/demo")))
                .with("API_KEY", key);
        try (Engine engine = Engine.start(installation, caches, settings)) {
            double seconds = engine.awaitHealthy();
            terminal.say(String.format(Locale.ROOT, "AI Engine is up at %s after %.1f s", engine.url(), seconds));
            if (!headless && options.console() && ConsoleProgram.hasDisplay(System.getenv())) {
                Process console =
                        new ConsoleProgram(installation.home()).open(engine.url(), "Demo", key, terminal::say);
                Runtime.getRuntime().addShutdownHook(new Thread(console::destroy, "end-console"));
            }
            Path made = settings.data().resolve("made");
            List<Chapter> chapters = walk(engine.client(key), made);
            terminal.blank();
            terminal.say(table(chapters));
            terminal.blank();
            Chapter acme = chapters.getFirst();
            Chapter globex = chapters.getLast();
            terminal.say(acme.tenant().name() + "'s key on " + globex.tenant().name() + "'s endpoint:");
            new Isolation(acme, globex).proof().forEach(line -> terminal.say("  " + line));
            if (headless) {
                return 0;
            }
            tryIt(engine, key, globex);
            try (Customers customers = new Customers(Customers.Pace.USUAL, made, terminal::say)) {
                customers.begin(chapters);
                return engine.awaitEnd();
            }
        }
    }

    private List<Chapter> walk(EngineClient operator, Path made) throws Exception {
        Walk walk = new Walk(operator, made, terminal::say);
        List<Walk.Begun> begun = new ArrayList<>();
        for (DemoTenant tenant : DemoTenant.ALL) {
            begun.add(walk.begin(tenant));
        }
        terminal.say("Trained as agents become free, and deployed one by one:");
        List<Chapter> chapters = new ArrayList<>();
        for (Walk.Begun tenant : begun) {
            keys.put(tenant.tenant().name(), tenant.key());
            for (Showcase showcase : tenant.tenant().showcases()) {
                chapters.add(walk.finish(tenant, showcase));
            }
        }
        return chapters;
    }

    private static TextTable table(List<Chapter> chapters) {
        TextTable table = new TextTable(
                "tenant", "model", "task", "rows", "metric", "", "training", "example", "prediction", "p50");
        for (Chapter chapter : chapters) {
            Showcase showcase = chapter.showcase();
            table.row(
                    chapter.tenant().name(),
                    chapter.version().model() + "@" + chapter.version().version(),
                    showcase.task(),
                    showcase.imported() ? "" : String.format(Locale.ROOT, "%,d", chapter.rows()),
                    showcase.metric(),
                    Walk.figure(chapter.version(), showcase),
                    String.format(Locale.ROOT, "%.1f s", chapter.seconds()),
                    showcase.example().text(),
                    showcase.example()
                            .answer()
                            .of(chapter.example().predictions().getFirst()),
                    String.format(Locale.ROOT, "%.1f ms", chapter.p50()));
        }
        return table;
    }

    private void tryIt(Engine engine, String key, Chapter shown) {
        terminal.blank();
        terminal.say("  API   " + engine.url());
        terminal.say("  docs  " + engine.url() + "/docs (any name, a key as password)");
        terminal.blank();
        terminal.say("  operator  " + key);
        keys.forEach((tenant, own) -> terminal.say(String.format("  %-8s  %s", tenant, own)));
        terminal.blank();
        terminal.say("  curl -s " + engine.url() + "/api/v1/predict/"
                + shown.showcase().resource() + " -H 'X-API-Key: "
                + keys.get(shown.tenant().name()) + "' \\");
        terminal.say("    -H 'Content-Type: application/json' -d '"
                + Json.MAPPER.writeValueAsString(Map.of("inputs", List.of(shown.input()))) + "'");
        terminal.blank();
        terminal.say("  Customers go on asking; after "
                + Customers.Pace.USUAL.untilOtherWords().toMinutes() + " minutes buyers write reviews in other words.");
        terminal.say("  Ctrl-C stops it.");
    }
}
