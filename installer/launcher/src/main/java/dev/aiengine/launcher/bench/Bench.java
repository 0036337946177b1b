package dev.aiengine.launcher.bench;

import picocli.CommandLine.Command;

/** Measures an engine that it starts on a temporary folder. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(serving | text)",
        description = "Measures an engine that it starts on a temporary folder.",
        subcommands = {ServingBench.class, TextBench.class})
public final class Bench {}
