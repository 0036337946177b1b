package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiengine.console.support.TooltipConsole;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** GTK ends the process with a crash where a popup is shown while the toolkit ends; only a real display shows it. */
class ExitTest {

    @Test
    void theConsoleEndsCleanlyWhileATooltipIsOpen() throws IOException, InterruptedException {
        assumeTrue(installed("xvfb-run"), "no xvfb-run on the path: install Debian's xvfb to run this test");
        Path log = Files.createTempFile("exit", ".log");
        Process console = new ProcessBuilder(List.of(
                        "xvfb-run",
                        "-a",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TooltipConsole.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        boolean ended = console.waitFor(120, TimeUnit.SECONDS);
        console.destroyForcibly();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(said).contains("a tooltip is open").doesNotContain("SIGSEGV");
        assertThat(console.exitValue()).as(said).isZero();
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
