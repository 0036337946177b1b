package dev.aiengine.launcher.bench.quality;

import dev.aiengine.launcher.bench.Bed;
import dev.aiengine.launcher.bench.BenchOptions;
import dev.aiengine.launcher.bench.Report;
import dev.aiengine.launcher.engine.LaunchFailure;
import dev.aiengine.launcher.terminal.Terminal;
import dev.aiengine.launcher.terminal.TextTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains every family on public data, through the control plane and its agents, and compares with figures to beat. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = "Trains every family on public data sets and compares with figures to beat.")
public final class QualityBench implements Callable<Integer> {
    @Option(names = "--only", split = ",", paramLabel = "NAME,...", description = "some trials, by name")
    private List<String> only = List.of();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "trials at the same time; default: one per processor, since a training uses one")
    private int parallel = Runtime.getRuntime().availableProcessors();

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Mixin
    private final Terminal terminal = new Terminal();

    /** Everything this measures. */
    record Figures(int processors, int parallel, double seconds, List<Result> results) {}

    @Override
    public Integer call() throws Exception {
        List<Trial> trials = chosen();
        try (Bed bed = new Bed(terminal::say)) {
            long start = System.nanoTime();
            List<Result> results = results(bed, trials);
            double seconds = (System.nanoTime() - start) / 1e9;
            terminal.blank();
            terminal.say(table(trials, results));
            long beaten = results.stream().filter(Result::beaten).count();
            terminal.say(String.format(
                    Locale.ROOT, "%d of %d beaten, %.1f minutes in all", beaten, results.size(), seconds / 60));
            Path json = options.jsonOr(bed.report("quality.json"));
            Report.write(json, new Figures(Runtime.getRuntime().availableProcessors(), parallel, seconds, results));
            terminal.say("figures: " + json);
            return results.stream().allMatch(result -> result.failure() == null) ? 0 : 1;
        }
    }

    private List<Trial> chosen() {
        Set<String> unknown = new HashSet<>(only);
        Trials.ALL.forEach(trial -> unknown.remove(trial.name()));
        if (!unknown.isEmpty()) {
            throw new LaunchFailure("There is no trial " + String.join(", ", unknown) + "; there are "
                    + String.join(", ", Trials.ALL.stream().map(Trial::name).toList()));
        }
        List<Trial> chosen = Trials.ALL.stream()
                .filter(trial -> only.isEmpty() || only.contains(trial.name()))
                .toList();
        List<Trial> there = chosen.stream()
                .filter(trial -> options.file(trial.file()).isPresent())
                .toList();
        chosen.stream()
                .filter(trial -> !there.contains(trial))
                .forEach(trial -> terminal.say(trial.name() + " is left out: " + trial.file() + " is not there"));
        if (there.isEmpty()) {
            throw new LaunchFailure("Name a folder that holds public data sets, such as "
                    + chosen.getFirst().file() + ", with --data");
        }
        return there;
    }

    private List<Result> results(Bed bed, List<Trial> trials) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, parallel))) {
            List<Future<Result>> running = new ArrayList<>();
            for (Trial trial : trials) {
                running.add(executor.submit(() -> result(bed, trial)));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }

    private Result result(Bed bed, Trial trial) throws Exception {
        Path folder = Files.createDirectories(bed.folder().resolve("made").resolve(trial.name()));
        Trainer trainer = new Trainer(bed.tenant(), trial.name(), trial.task(), folder);
        terminal.say(trial.name() + " ...");
        long start = System.nanoTime();
        Result result;
        try {
            Map<String, Double> metrics =
                    trial.method().train(trainer, options.file(trial.file()).orElseThrow());
            result = Result.of(trial, trainer, metrics, (System.nanoTime() - start) / 1e9);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            // One that fails does not keep the others from being measured
            result = Result.failed(trial, trainer, (System.nanoTime() - start) / 1e9, String.valueOf(e.getMessage()));
        }
        terminal.say(String.format(
                Locale.ROOT,
                "%s: %s after %.0f s",
                trial.name(),
                result.failure() == null ? result.metrics() : result.failure(),
                result.seconds()));
        return result;
    }

    private static TextTable table(List<Trial> trials, List<Result> results) {
        TextTable table = new TextTable(
                "task", "data", "metric", "ours", "beat", "", "reference", "published", "wall", "peak memory");
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            String wall = String.format(Locale.ROOT, "%.0f s", result.seconds());
            String memory = String.format(Locale.ROOT, "%d MB", result.peakMemory() >> 20);
            for (Aim aim : result.aims()) {
                double ours = result.metrics().getOrDefault(aim.metric(), Double.NaN);
                table.row(
                        result.task(),
                        result.data(),
                        aim.metric(),
                        figure(ours),
                        (aim.better() == Aim.Better.HIGHER ? ">= " : "<= ") + figure(aim.beat()),
                        aim.beatenBy(ours) ? "beaten" : "not beaten",
                        aim.reference() == null ? "" : figure(aim.reference()),
                        aim.published() == null ? "" : aim.published(),
                        wall,
                        memory);
            }
            for (String metric : trials.get(i).also()) {
                double ours = result.metrics().getOrDefault(metric, Double.NaN);
                table.row(result.task(), result.data(), metric, figure(ours), "", "", "", "", "", "");
            }
        }
        return table;
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.4f", value);
    }
}
