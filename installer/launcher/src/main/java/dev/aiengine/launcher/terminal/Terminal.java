package dev.aiengine.launcher.terminal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where a command speaks to the person who started it; every line is there at once. */
@Command
public final class Terminal {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    public void say(Object line) {
        PrintWriter out = command == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : command.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    public void blank() {
        say("");
    }
}
