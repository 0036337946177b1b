package dev.aiengine.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.agent.AgentMain;
import dev.aiengine.agent.FakeControlPlane;
import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.contract.agent.NodeHeartbeat;
import dev.aiengine.contract.agent.NodeState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as the process it is. */
class NodeProcessTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final PlayedControlPlane controlPlane = new PlayedControlPlane();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path folder;

    NodeProcessTest() throws IOException {}

    @AfterEach
    void close() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        controlPlane.close();
    }

    @Test
    void itTellsHowTheMachineIsKeepsPackagesAndEndsWhenTold() throws Exception {
        NodeState.Wanted wanted = controlPlane.wanted("acme", "package".getBytes(StandardCharsets.UTF_8));
        controlPlane.state = new NodeState(
                List.of(wanted), List.of(new NodeState.Reader("acme", FakeControlPlane.sha256(new byte[0]))));
        Process process = start(PlayedControlPlane.TOKEN, "--max-cache", "1000");

        await().atMost(LONG)
                .until(() -> controlPlane.heartbeats.stream()
                        .anyMatch(
                                heard -> heard.cache() != null && heard.cache().packages() == 1));

        NodeHeartbeat heard = controlPlane.heartbeats.getLast();
        assertThat(heard.address()).startsWith("http://127.0.0.1:");
        assertThat(heard.reading().gpus()).hasSize(1);
        assertThat(heard.reading().gpus().getFirst().product()).isEqualTo("NVIDIA L4");
        assertThat(heard.reading().memory()).isPositive();
        assertThat(heard.reading().cpuUse()).isBetween(0.0, 1.0);
        assertThat(folder.resolve("work/packages/acme").resolve(wanted.sha256()))
                .hasContent("package");

        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void itOutlivesAnAbsentControlPlane() throws Exception {
        Process process = start(PlayedControlPlane.TOKEN);
        await().atMost(LONG).until(() -> !controlPlane.heartbeats.isEmpty());
        controlPlane.away = true;
        await().until(() -> log().contains("the control plane is away"));
        controlPlane.heartbeats.clear();

        controlPlane.away = false;

        await().atMost(LONG).until(() -> !controlPlane.heartbeats.isEmpty());
        assertThat(process.isAlive()).isTrue();
        assertThat(controlPlane.heartbeats.getFirst().cache()).isNull();
    }

    @Test
    void aTokenThatIsRefusedEndsItAsAFailure() throws Exception {
        Process process = start("another");

        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(log()).contains("401").doesNotContain("another");
    }

    private Process start(String token, String... more) throws IOException {
        Path tool = folder.resolve("nvidia-smi");
        Files.writeString(tool, """
                #!/bin/sh
                case "$1" in --query-gpu*) echo '0, GPU-a, NVIDIA L4, 23034, 100, 50, 41, [N/A]';; esac
                """);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                AgentMain.class.getName(),
                "node",
                "--interval",
                "PT0.1S",
                "--nvidia-smi",
                tool.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put(AgentRoutes.URL_VARIABLE, controlPlane.url().toString());
        builder.environment().put(AgentRoutes.TOKEN_VARIABLE, token);
        builder.environment().put(AgentRoutes.NODE_VARIABLE, "node-1");
        builder.environment()
                .put(AgentRoutes.WORK_VARIABLE, folder.resolve("work").toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
