package dev.aiengine.agent;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The agent program. Exit code 0: the attempt is over, one way or another; 1: another attempt may do better; 2: it was
 * started wrongly.
 */
@Command(
        name = "agent",
        description = "Carries out one workload for the control plane, or looks after a machine",
        mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class, TrainCommand.class, NodeCommand.class})
public final class AgentMain {

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AgentMain()).execute(arguments));
    }
}
