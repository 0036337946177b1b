package dev.aiengine.launcher;

import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.EngineUnreachable;
import dev.aiengine.launcher.bench.Bench;
import dev.aiengine.launcher.console.ConsoleCommand;
import dev.aiengine.launcher.demo.Demo;
import dev.aiengine.launcher.engine.LaunchFailure;
import java.io.PrintWriter;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./aiengine} starts: one command each for running, showing and measuring an engine. */
@Command(
        name = "aiengine",
        description = "Runs AI Engine on this machine.",
        subcommands = {Up.class, Demo.class, ConsoleCommand.class, Bench.class})
public final class Launcher {

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Launcher())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Launcher::misused)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    private static int misused(CommandLine.ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(misuse.getMessage());
        if (!command.getSubcommands().isEmpty()) {
            err.println("Choose one of: "
                    + String.join(", ", command.getSubcommands().keySet()));
        }
        err.println("See ./" + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    /** What can be said in a sentence is; anything else is a defect and shows where it came from. */
    private static int failed(Exception failure, CommandLine command) {
        switch (failure) {
            case LaunchFailure known -> command.getErr().println(known.getMessage());
            case EngineException refused ->
                command.getErr().println("The engine refused (" + refused.status() + "): " + refused.getMessage());
            case EngineUnreachable unreachable -> command.getErr().println(unreachable.getMessage());
            case TimeoutException late -> command.getErr().println(late.getMessage());
            default -> failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
