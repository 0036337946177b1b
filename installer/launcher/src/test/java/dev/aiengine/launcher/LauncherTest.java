package dev.aiengine.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LauncherTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anUnknownOptionIsNamedAndTheHelpIsPointedAt() {
        assertThat(run("up", "--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--prot").contains("See ./aiengine up --help");
    }

    @Test
    void aPortThatIsNoNumberIsNamed() {
        assertThat(run("demo", "--port", "http")).isEqualTo(2);
        assertThat(err.toString()).contains("--port").contains("http");
    }

    @Test
    void aBenchmarkWithoutItsKindSaysWhichThereAre() {
        assertThat(run("bench")).isEqualTo(2);
        assertThat(err.toString()).contains("serving").contains("quality");
    }

    @Test
    void everyCommandHasHelp() {
        assertThat(run("up", "--help")).isZero();
        assertThat(run("demo", "--help")).isZero();
        assertThat(run("bench", "serving", "--help")).isZero();
        assertThat(run("bench", "text", "--help")).isZero();
        assertThat(out.toString()).contains("--headless", "--clients", "--data");
    }

    @Test
    void whatIsNotBuiltIsToldInASentence() {
        assertThat(run("up")).isEqualTo(1);
        assertThat(err.toString()).contains("server.jar").contains("./aiengine").doesNotContain("\tat ");
    }

    private int run(String... arguments) {
        return Launcher.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
