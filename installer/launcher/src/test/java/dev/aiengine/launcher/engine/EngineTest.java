package dev.aiengine.launcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class EngineTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path home;

    @Test
    void anEngineIsHealthyThenStoppedWithItsAgentsAndNothingElse() throws Exception {
        Engine engine = start(fake());
        assertThat(engine.awaitHealthy()).isPositive();
        Files.createDirectories(home.resolve("data/work/w-1"));
        Process agent = agent("w-1");
        Process stranger = agent("w-2");

        engine.close();

        assertThat(agent.waitFor()).isEqualTo(143);
        assertThat(stranger.isAlive()).isTrue();
        assertThat(engine.awaitEnd()).isZero();
        stranger.destroy();
    }

    @Test
    void aStoppedEnginesFolderAndPortAreFreeAgain() throws Exception {
        Engine first = start(fake());
        first.awaitHealthy();
        first.close();

        try (Engine second = start(fake())) {
            assertThat(second.awaitHealthy()).isPositive();
        }
    }

    @Test
    void aControlPlaneThatDiesIsToldWithTheEndOfItsLog() throws Exception {
        try (Engine engine = start(fake())) {
            engine.awaitHealthy();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                try (InputStream body = engine.url().resolve("/die").toURL().openStream()) {
                    body.readAllBytes();
                }
            });

            assertThatExceptionOfType(LaunchFailure.class)
                    .isThrownBy(engine::awaitEnd)
                    .withMessageContaining("ended by itself with exit code 9")
                    .withMessageContaining("listening");
        }
    }

    @Test
    void aControlPlaneThatDoesNotStartIsToldWithTheEndOfItsLog() throws Exception {
        try (Engine engine = start(script("echo the database is broken; exit 3"))) {
            assertThatExceptionOfType(LaunchFailure.class)
                    .isThrownBy(engine::awaitHealthy)
                    .withMessageContaining("exit code 3")
                    .withMessageContaining("the database is broken");
        }
    }

    private Engine start(Path java) {
        Installation installation =
                new Installation(home, home.resolve("server.jar"), home.resolve("daemon.jar"), java);
        return Engine.start(
                installation, List.of(), List.of(), EngineSettings.apart(Ports.free(), home.resolve("data")));
    }

    private Path fake() throws IOException {
        return script("exec '" + JAVA + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path") + "' "
                + FakeControlPlane.class.getName() + " \"$@\"");
    }

    private Path script(String line) throws IOException {
        Path script = home.resolve("java");
        Files.writeString(script, "#!/bin/sh\n" + line + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    /** A process that looks like an agent and waits for a line that never comes. */
    private Process agent(String workload) throws IOException {
        return new ProcessBuilder(
                        "/bin/sh", "-c", "read line", home.resolve("daemon.jar").toString(), "--workload", workload)
                .start();
    }
}
