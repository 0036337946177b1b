package dev.aiengine.launcher.bench;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.prediction.PredictRequest;
import dev.aiengine.launcher.demo.made.Labelled;
import dev.aiengine.launcher.demo.made.Tickets;
import dev.aiengine.launcher.terminal.Terminal;
import dev.aiengine.launcher.terminal.TextTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast predictions are, at an agent and through the gateway, and what the processes weigh. */
@Command(
        name = "serving",
        mixinStandardHelpOptions = true,
        description = "Measures predictions at an agent and through the gateway, memory and start.")
final class ServingBench implements Callable<Integer> {
    private static final String NAME = "tickets";
    private static final Duration READY = Duration.ofMinutes(2);
    private static final int TEXTS = 64;
    private static final long TEXTS_SEED = 9;

    @Option(names = "--seconds", paramLabel = "N", description = "of each measurement; default: ${DEFAULT-VALUE}")
    private int seconds = 10;

    @Option(names = "--warm-up", paramLabel = "N", description = "seconds before each; default: ${DEFAULT-VALUE}")
    private int warmUp = 10;

    @Option(names = "--clients", split = ",", paramLabel = "N,...", description = "default: 1,16,64")
    private List<Integer> clients = List.of(1, 16, 64);

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Mixin
    private final Terminal terminal = new Terminal();

    /** Everything this measures; memory in mebibytes of resident set, times in seconds. */
    record Figures(
            int processors,
            List<LoadResult> direct,
            List<LoadResult> gateway,
            Memory memoryBefore,
            Memory memoryAfter,
            double restartToHealthy,
            double restartToReady) {}

    record Memory(double controlPlane, double agent) {}

    @Override
    public Integer call() throws Exception {
        try (Bed bed = new Bed(terminal::say)) {
            Endpoint endpoint = bed.serve(NAME);
            terminal.say("serving " + NAME + " at " + endpoint.addresses());
            List<String> bodies = bodies();
            List<String> answers = answers(bed.tenant());
            Memory before = memory(bed);
            List<LoadResult> direct =
                    measure("direct", URI.create(endpoint.addresses().getFirst()), bed.key(), bodies, answers);
            List<LoadResult> gateway = measure("gateway", bed.engine().url(), bed.key(), bodies, answers);
            Memory after = memory(bed);
            long start = System.nanoTime();
            double healthy = bed.restart();
            bed.tenant().endpoints().await(NAME, READY);
            bed.tenant().predict(NAME, "ready?");
            double ready = (System.nanoTime() - start) / 1e9;
            Figures figures = new Figures(
                    Runtime.getRuntime().availableProcessors(), direct, gateway, before, after, healthy, ready);
            print(figures);
            Path json = options.jsonOr(bed.report("serving.json"));
            Report.write(json, figures);
            terminal.say("figures: " + json);
            return clean(figures) ? 0 : 1;
        }
    }

    private static List<String> texts() {
        return Tickets.TEXTS.stream(TEXTS_SEED).limit(TEXTS).map(Labelled::text).toList();
    }

    private static List<String> bodies() {
        return texts().stream()
                .map(text -> Json.MAPPER.writeValueAsString(new PredictRequest(List.of(text), null)))
                .toList();
    }

    /** What each answer must contain, as the engine said it without load. */
    private static List<String> answers(EngineClient tenant) {
        return texts().stream()
                .map(text -> tenant.predict(NAME, text).predictions().getFirst().path("label"))
                .map(label -> "\"label\":" + label)
                .toList();
    }

    private List<LoadResult> measure(String what, URI base, String key, List<String> bodies, List<String> answers) {
        Load load = new Load(base.resolve("/api/v1/predict/" + NAME), Map.of("X-API-Key", key), bodies, answers);
        List<LoadResult> results = new ArrayList<>();
        try (LoadGenerator generator = new LoadGenerator()) {
            for (int count : clients) {
                LoadResult result = generator.run(
                        load, new Load.Plan(count, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds)));
                terminal.say(String.format(
                        Locale.ROOT, "%s, %d clients: %,.0f requests/s", what, count, result.requestsPerSecond()));
                results.add(result);
            }
        }
        return results;
    }

    private static Memory memory(Bed bed) {
        double agent = bed.operator().agents().stream()
                .filter(candidate -> candidate.kind().equals("SERVE") && candidate.pid() != null)
                .mapToDouble(candidate -> ResidentMemory.of(candidate.pid()))
                .findFirst()
                .orElse(Double.NaN);
        return new Memory(ResidentMemory.of(bed.engine().pid()), agent);
    }

    private void print(Figures figures) {
        TextTable load = new TextTable("path", "clients", "requests/s", "p50", "p99", "errors", "wrong of sampled");
        figures.direct().forEach(result -> row(load, "agent", result));
        figures.gateway().forEach(result -> row(load, "gateway", result));
        TextTable rest = new TextTable("what", "figure")
                .row(
                        "control plane, resident before load",
                        mebibytes(figures.memoryBefore().controlPlane()))
                .row(
                        "control plane, resident after load",
                        mebibytes(figures.memoryAfter().controlPlane()))
                .row(
                        "serving agent, resident before load",
                        mebibytes(figures.memoryBefore().agent()))
                .row(
                        "serving agent, resident after load",
                        mebibytes(figures.memoryAfter().agent()))
                .row("second start to healthy", seconds(figures.restartToHealthy()))
                .row("stop, start, first prediction", seconds(figures.restartToReady()));
        terminal.blank();
        terminal.say(load);
        terminal.blank();
        terminal.say(rest);
        terminal.blank();
    }

    private static void row(TextTable table, String path, LoadResult result) {
        table.row(
                path,
                result.clients(),
                String.format(Locale.ROOT, "%,.0f", result.requestsPerSecond()),
                String.format(Locale.ROOT, "%.2f ms", result.p50()),
                String.format(Locale.ROOT, "%.2f ms", result.p99()),
                result.errors().isEmpty() ? "0" : result.errors().toString(),
                result.wrong() + " of " + result.sampled());
    }

    /** Whether every answer was a good one; figures of a load with errors say little. */
    private static boolean clean(Figures figures) {
        return Stream.concat(figures.direct().stream(), figures.gateway().stream())
                .allMatch(result -> result.errors().isEmpty() && result.wrong() == 0);
    }

    private static String mebibytes(double value) {
        return String.format(Locale.ROOT, "%.0f MB", value);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f s", value);
    }
}
