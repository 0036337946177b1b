package dev.aiengine.launcher.bench.monitoring;

import dev.aiengine.contract.agent.TrainingOutcome;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.launcher.bench.Bed;
import dev.aiengine.launcher.bench.BenchOptions;
import dev.aiengine.launcher.bench.Report;
import dev.aiengine.launcher.engine.Installation;
import dev.aiengine.launcher.engine.PassingFolder;
import dev.aiengine.launcher.terminal.Terminal;
import dev.aiengine.launcher.terminal.TextTable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets played agents report for many endpoints, to a real control plane over HTTP. */
@Command(
        name = "monitoring",
        mixinStandardHelpOptions = true,
        description = "Measures what the figures of many endpoints take of the control plane.")
public final class MonitoringBench implements Callable<Integer> {
    static final String MODEL = "model";

    private static final int VARIANTS = 3;
    private static final Duration BEAT = Duration.ofSeconds(2);

    @Option(names = "--tenants", paramLabel = "N", description = "each with one agent; default: ${DEFAULT-VALUE}")
    private int tenants = 4;

    @Option(names = "--endpoints", paramLabel = "N", description = "of each tenant; default: ${DEFAULT-VALUE}")
    private int endpoints = 250;

    @Option(names = "--seconds", paramLabel = "N", description = "of the measurement; default: ${DEFAULT-VALUE}")
    private int seconds = 180;

    @Option(names = "--database", paramLabel = "URL", description = "PostgreSQL; default: H2 in the folder")
    private @Nullable String database;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Mixin
    private final Terminal terminal = new Terminal();

    /**
     * Everything this measures.
     *
     * @param cpuShare processors that the control plane used; PostgreSQL has a process of its own
     * @param lagMillis99 of heartbeats, from when they were due until they were answered
     * @param chartMillis a chart of one endpoint, over HTTP
     */
    record Figures(
            int processors,
            String database,
            int endpoints,
            int variants,
            long reports,
            double reportsPerSecond,
            double cpuShare,
            double lagMillis50,
            double lagMillis99,
            double lagMillisMost,
            double chartMillis,
            long told,
            long shown) {}

    @Override
    public Integer call() throws Exception {
        try (PassingFolder played = PassingFolder.make("aiengine-played")) {
            return call(played.path());
        }
    }

    private int call(Path folder) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "AIENGINE_AGENT_JVMOPTIONS",
                "-D" + PlayedProcess.FOLDER + "=" + folder + ",-cp," + System.getProperty("java.class.path") + ","
                        + PlayedProcess.class.getName());
        if (database != null) {
            environment.put("DATABASE_URL", database);
        }
        try (Bed bed = new Bed(Installation.here(), terminal::say, environment);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            List<Reporter> reporters = new ArrayList<>();
            for (int tenant = 0; tenant < tenants; tenant++) {
                terminal.say("tenant " + (tenant + 1) + " of " + tenants + " …");
                reporters.add(new Reporter(prepared(bed, http, folder, tenant), endpoints, VARIANTS, tenant));
            }
            Figures figures = measure(bed, reporters);
            print(figures);
            Path json = options.jsonOr(bed.report("monitoring.json"));
            Report.write(json, figures);
            terminal.say("figures: " + json);
            return figures.told() == figures.shown() ? 0 : 1;
        }
    }

    private PlayedAgent prepared(Bed bed, HttpClient http, Path folder, int number)
            throws IOException, InterruptedException {
        String name = tenant(number);
        bed.operator().tenants().create(new NewTenant(name, null, null));
        EngineClient tenant = bed.operator().forTenant(name);
        Path csv = Files.writeString(folder.resolve("rows.csv"), "text,label\ngood,a\nbad,b\nfine,a\nawful,b\n");
        tenant.datasets().upload("rows", new Upload(csv, Upload.CSV));
        for (int version = 1; version <= VARIANTS; version++) {
            tenant.training().submit(TrainRequest.of(MODEL, "text-classification", "rows"));
            PlayedAgent agent = PlayedAgent.next(http, bed.engine().url(), folder, "train");
            byte[] bytes = ("package " + name + version).getBytes(StandardCharsets.UTF_8);
            String digest = sha256(bytes);
            agent.put("package/" + digest, bytes);
            agent.tell(
                    "outcome",
                    new TrainingOutcome.Trained(digest, bytes.length, "played", List.of(), Map.of(), Map.of(), 1));
        }
        List<Variant> variants = IntStream.rangeClosed(1, VARIANTS)
                .mapToObj(version -> new Variant(MODEL, Integer.toString(version), null))
                .toList();
        for (int endpoint = 0; endpoint < endpoints; endpoint++) {
            tenant.endpoints().put(Reporter.name(endpoint), new EndpointSpec(variants, null));
        }
        return PlayedAgent.next(http, bed.engine().url(), folder, "serve");
    }

    private Figures measure(Bed bed, List<Reporter> reporters) throws Exception {
        Clock clock = Clock.systemUTC();
        for (Reporter reporter : reporters) {
            reporter.report(clock);
        }
        terminal.say("reporting for " + seconds + " s …");
        List<Double> lags = Collections.synchronizedList(new ArrayList<>());
        long begin = System.nanoTime();
        Duration cpu = cpu(bed);
        long rounds = Math.max(1, seconds / BEAT.toSeconds());
        List<Callable<Integer>> loops = new ArrayList<>();
        for (int i = 0; i < reporters.size(); i++) {
            Reporter reporter = reporters.get(i);
            long offset = BEAT.toNanos() * i / reporters.size();
            loops.add(() -> {
                int reports = 0;
                for (long round = 0; round < rounds; round++) {
                    long due = begin + offset + round * BEAT.toNanos();
                    long wait = due - System.nanoTime();
                    if (wait > 0) {
                        Thread.sleep(Duration.ofNanos(wait));
                    }
                    reports += reporter.report(clock);
                    lags.add((System.nanoTime() - due) / 1e6);
                }
                return reports;
            });
        }
        long reports = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var loop : threads.invokeAll(loops)) {
                reports += loop.get();
            }
        }
        double elapsed = (System.nanoTime() - begin) / 1e9;
        double share = cpu(bed).minus(cpu).toMillis() / 1e3 / elapsed;
        Collections.sort(lags);
        EngineClient first = bed.operator().forTenant(tenant(0));
        long start = System.nanoTime();
        long shown = shown(first);
        double chart = (System.nanoTime() - start) / 1e6;
        return new Figures(
                Runtime.getRuntime().availableProcessors(),
                database == null ? "H2" : "PostgreSQL",
                tenants * endpoints,
                VARIANTS,
                reports,
                reports / elapsed,
                share,
                lags.get(lags.size() / 2),
                lags.get((int) (lags.size() * 0.99)),
                lags.getLast(),
                chart,
                (rounds + 1) * Reporter.REQUESTS * VARIANTS,
                shown);
    }

    /** The predictions of one endpoint, as its chart has them. */
    private static long shown(EngineClient tenant) {
        return (long) tenant.metrics().get(Map.of("endpoint", Reporter.name(0), "step", "10")).series().stream()
                .filter(series -> series.name().equals("predictions"))
                .flatMap(series -> series.points().stream())
                .mapToDouble(Series.Point::v)
                .sum();
    }

    private static Duration cpu(Bed bed) {
        return ProcessHandle.of(bed.engine().pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static String tenant(int number) {
        return "bench-" + number;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void print(Figures figures) {
        TextTable table = new TextTable("what", "figure")
                .row("database", figures.database())
                .row("endpoints, variants of each", figures.endpoints() + ", " + figures.variants())
                .row("reports/s", String.format(Locale.ROOT, "%,.0f", figures.reportsPerSecond()))
                .row("control plane, of a processor", String.format(Locale.ROOT, "%.0f %%", figures.cpuShare() * 100))
                .row("lag p50", millis(figures.lagMillis50()))
                .row("lag p99", millis(figures.lagMillis99()))
                .row("lag, most", millis(figures.lagMillisMost()))
                .row("chart of one endpoint", millis(figures.chartMillis()))
                .row("told and shown of one endpoint", figures.told() + ", " + figures.shown());
        terminal.blank();
        terminal.say(table);
        terminal.blank();
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
