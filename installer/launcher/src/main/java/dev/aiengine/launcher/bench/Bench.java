package dev.aiengine.launcher.bench;

import dev.aiengine.launcher.bench.quality.QualityBench;
import picocli.CommandLine.Command;

/** Measures an engine that it starts on a temporary folder. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(quality | serving)",
        description = "Measures an engine that it starts on a temporary folder.",
        subcommands = {QualityBench.class, ServingBench.class})
public final class Bench {}
