package dev.aiengine.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script at the top, {@code ./aiengine}. */
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {
    private static final Path SCRIPT =
            Path.of("../../aiengine").toAbsolutePath().normalize();

    record Run(int exit, String output) {}

    @Test
    void helpNamesEveryCommand() throws Exception {
        Run run = run(SCRIPT.toString(), "help");

        assertThat(run.exit()).isZero();
        assertThat(run.output()).contains("up ", "demo ", "test ", "bench quality", "bench serving");
    }

    @Test
    void anUnknownCommandIsNamed() throws Exception {
        Run run = run(SCRIPT.toString(), "start");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.output()).contains("There is no command start.");
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Run run = run("bash", "-c", "source '" + SCRIPT + "' help >/dev/null; is_jdk_25() { return 1; }; jdk_25");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output())
                .isEqualToIgnoringWhitespace(
                        "AI Engine needs JDK 25 and found none: install one (Temurin 25, https://adoptium.net)"
                                + " or point JAVA25_HOME at it.");
    }

    @Test
    void aJdkOfAnotherVersionIsNotTaken(@TempDir Path folder) throws Exception {
        assertThat(isJdk25(jdk(folder.resolve("17"), "17.0.1"))).isFalse();
        assertThat(isJdk25(jdk(folder.resolve("250"), "250"))).isFalse();
        assertThat(isJdk25(jdk(folder.resolve("25"), "25"))).isTrue();
        assertThat(isJdk25(jdk(folder.resolve("25.0.1"), "25.0.1"))).isTrue();
        assertThat(isJdk25(folder.resolve("none"))).isFalse();
    }

    private static Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Path javac = Files.createFile(home.resolve("bin/javac"));
        assertThat(javac.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static boolean isJdk25(Path home) throws Exception {
        return run("bash", "-c", "source '" + SCRIPT + "' help >/dev/null; is_jdk_25 '" + home + "'")
                        .exit()
                == 0;
    }

    private static Run run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
