package dev.aiengine.launcher.bench.console;

import dev.aiengine.contract.Json;
import dev.aiengine.launcher.bench.Bed;
import dev.aiengine.launcher.bench.BenchOptions;
import dev.aiengine.launcher.bench.Report;
import dev.aiengine.launcher.console.ConsoleProgram;
import dev.aiengine.launcher.engine.LaunchFailure;
import dev.aiengine.launcher.engine.PassingFolder;
import dev.aiengine.launcher.terminal.Terminal;
import dev.aiengine.launcher.terminal.TextTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Measures the console without a display: first frame, switching pages, charts, lists, memory. */
@Command(
        name = "console",
        mixinStandardHelpOptions = true,
        description = "The console: first frame, pages, charts, memory.")
public final class ConsoleBench implements Callable<Integer> {
    private static final int STARTS = 5;
    private static final long PATIENCE_SECONDS = 240;
    private static final Pattern FRAME = Pattern.compile("first frame at (\\d+)");
    private static final double SWITCH_AIM = 100;

    @Option(
            names = "--minutes",
            defaultValue = "1",
            description = "of live updates while memory is read; default: ${DEFAULT-VALUE}")
    private double minutes = 1;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Mixin
    private final Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("aiengine.home", "."))
                .toAbsolutePath()
                .normalize();
        ConsoleProgram console = new ConsoleProgram(home);
        List<String> cache = console.cache(terminal::say);
        Map<String, Object> figures = new LinkedHashMap<>();
        TextTable table = new TextTable("what", "figure", "aim");
        double plain = firstFrame(console, List.of());
        double cached = firstFrame(console, cache);
        figures.put("firstFrameMillis", cached);
        figures.put("firstFramePlainMillis", plain);
        table.row("first frame", millis(cached), "1500 ms").row("  without the cache", millis(plain), "");
        try (Bed bed = new Bed(terminal::say)) {
            JsonNode measured = measured(console, cache, bed);
            figures.put("measured", measured);
            double slowest = measured.get("pages").properties().stream()
                    .mapToDouble(page -> page.getValue().doubleValue())
                    .max()
                    .orElse(Double.NaN);
            measured.get("pages")
                    .properties()
                    .forEach(page -> table.row(
                            "page " + page.getKey(), millis(page.getValue().doubleValue()), ""));
            table.row("slowest page", millis(slowest), millis(SWITCH_AIM));
            table.row("3 x 100,000 points", millis(measured.get("repaint").doubleValue()), "50 ms");
            table.row("scroll 10,000 rows", millis(measured.get("scroll").doubleValue()), "");
            table.row("  slowest step", millis(measured.get("scrollWorst").doubleValue()), "");
            Resident resident = Resident.of(console, cache, bed, Duration.ofMillis(Math.round(minutes * 60_000)));
            figures.put("minutes", minutes);
            figures.put("residentMegabytes", resident.megabytes());
            table.row("resident after " + minutes / 4 + " min live", megabytes(resident.warm()), "");
            table.row("resident after " + minutes + " min live", megabytes(resident.last()), "400 MB");
            table.row("  at most", megabytes(resident.most()), "");
        }
        terminal.blank();
        terminal.say(table);
        Report.write(options.jsonOr(home.resolve("target/bench/console.json")), figures);
        return 0;
    }

    private static double firstFrame(ConsoleProgram console, List<String> cache)
            throws IOException, InterruptedException {
        double[] millis = new double[STARTS];
        for (int start = 0; start < STARTS; start++) {
            long begun = System.currentTimeMillis();
            String said = started(console, cache);
            Matcher frame = FRAME.matcher(said);
            if (!frame.find()) {
                throw new LaunchFailure("The console did not start:\n" + said);
            }
            millis[start] = Long.parseLong(frame.group(1)) - begun;
        }
        Arrays.sort(millis);
        return millis[STARTS / 2];
    }

    private static String started(ConsoleProgram console, List<String> cache) throws IOException, InterruptedException {
        try (PassingFolder home = PassingFolder.make("bench-console")) {
            Process process = console.headless(cache, List.of("--first-frame", "--home=" + home.path()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        }
    }

    private static JsonNode measured(ConsoleProgram console, List<String> cache, Bed bed)
            throws IOException, InterruptedException {
        Path report = Files.createTempFile(bed.folder(), "console", ".json");
        List<String> arguments = new ArrayList<>(bed.console());
        arguments.add("--bench=" + report);
        ProcessBuilder builder = console.headless(cache, arguments).redirectErrorStream(true);
        builder.environment().put(ConsoleProgram.KEY_VARIABLE, bed.secret());
        Path log = Files.createTempFile(bed.folder(), "console", ".log");
        Process process = builder.redirectOutput(log.toFile()).start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (Files.size(report) == 0) {
            throw new LaunchFailure("The console could not be measured:\n" + Files.readString(log));
        }
        return Json.MAPPER.readTree(Files.readAllBytes(report));
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.0f ms", millis);
    }

    private static String megabytes(double megabytes) {
        return String.format(Locale.ROOT, "%.0f MB", megabytes);
    }
}
