package dev.aiengine.launcher.bench.scheduling;

import dev.aiengine.admission.Policy;
import dev.aiengine.launcher.bench.BenchOptions;
import dev.aiengine.launcher.bench.Report;
import dev.aiengine.launcher.engine.LaunchFailure;
import dev.aiengine.launcher.terminal.Terminal;
import dev.aiengine.launcher.terminal.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays large queues on simulated clusters and times the planner that runs every engine's queue. */
@Command(
        name = "scheduling",
        mixinStandardHelpOptions = true,
        description = "Times the queue's planner on simulated clusters, and looks whether it is fair.")
public final class SchedulingBench implements Callable<Integer> {
    @Option(names = "--only", split = ",", paramLabel = "NAME,...", description = "some cases, by name")
    private List<String> only = List.of();

    @Option(names = "--seed", defaultValue = "1", description = "of the workloads (${DEFAULT-VALUE})")
    private long seed;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Mixin
    private final Terminal terminal = new Terminal();

    /** Everything this measures. */
    record Measured(int processors, long seed, Policy policy, List<Figures> cases) {}

    @Override
    public Integer call() throws Exception {
        Cases cases = new Cases(seed);
        List<Cases.Named> chosen = chosen(cases);
        terminal.say("seed " + seed);
        Replay.of(cases.warmUp(), Policy.DEFAULT);
        List<Figures> figures = new ArrayList<>();
        for (Cases.Named one : chosen) {
            terminal.say(one.name() + " …");
            figures.add(Replay.of(one.maker().apply(seed), Policy.DEFAULT));
        }
        terminal.blank();
        terminal.say(table(figures));
        Path json = options.jsonOr(Path.of("target", "bench", "scheduling.json"));
        Report.write(json, new Measured(Runtime.getRuntime().availableProcessors(), seed, Policy.DEFAULT, figures));
        terminal.say("figures: " + json);
        return figures.stream().allMatch(one -> one.violations() == 0 && one.loops() == 0) ? 0 : 1;
    }

    private List<Cases.Named> chosen(Cases cases) {
        Set<String> unknown = new HashSet<>(only);
        cases.all().forEach(one -> unknown.remove(one.name()));
        if (!unknown.isEmpty()) {
            throw new LaunchFailure("There is no case " + String.join(", ", unknown) + "; there are "
                    + cases.all().stream().map(Cases.Named::name).collect(Collectors.joining(", ")));
        }
        return cases.all().stream()
                .filter(one -> only.isEmpty() || only.contains(one.name()))
                .toList();
    }

    private static String table(List<Figures> figures) {
        TextTable table = new TextTable(
                "case",
                "admitted",
                "per s of planning",
                "plan p50",
                "p99",
                "most",
                "per s of processor",
                "p99",
                "unfair by",
                "in use",
                "gave way",
                "violations",
                "loops",
                "mean wait by priority");
        for (Figures one : figures) {
            table.row(
                    one.words(),
                    "%,d".formatted(one.admissions()),
                    "%,.0f".formatted(one.perSecond()),
                    "%.1f ms".formatted(one.planMillisMedian()),
                    "%.1f ms".formatted(one.planMillis99()),
                    "%.1f ms".formatted(one.planMillisMost()),
                    "%,.0f".formatted(one.cpuPerSecond()),
                    "%.1f ms".formatted(one.cpuMillis99()),
                    "%.2f %%".formatted(one.unfairness() * 100),
                    "%.1f %%".formatted(one.utilisation() * 100),
                    "%,d".formatted(one.evictions()),
                    "%d".formatted(one.violations()),
                    "%d".formatted(one.loops()),
                    one.waits().entrySet().stream()
                            .map(entry -> "%d: %.0f s".formatted(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        return table.toString();
    }
}
