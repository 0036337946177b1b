package dev.aiengine.launcher.bench;

import dev.aiengine.launcher.bench.console.ConsoleBench;
import dev.aiengine.launcher.bench.monitoring.MonitoringBench;
import dev.aiengine.launcher.bench.quality.QualityBench;
import dev.aiengine.launcher.bench.scheduling.SchedulingBench;
import picocli.CommandLine.Command;

/** Measures the engine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(console | monitoring | quality | scheduling | serving)",
        description = "Measures the engine.",
        subcommands = {
            ConsoleBench.class,
            MonitoringBench.class,
            QualityBench.class,
            SchedulingBench.class,
            ServingBench.class
        })
public final class Bench {}
