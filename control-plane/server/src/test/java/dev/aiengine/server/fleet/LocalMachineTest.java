package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.server.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class LocalMachineTest {
    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final List<NodeRead> read = new CopyOnWriteArrayList<>();
    private Path broken = Path.of("");
    private LocalMachine machine = new LocalMachine(readings(), properties("nvidia-smi"), clock);

    @BeforeEach
    void twoGpus() throws IOException {
        broken = folder.resolve("broken");
        Path tool = folder.resolve("nvidia-smi");
        Files.writeString(tool, """
                #!/bin/sh
                [ -e %s ] && { echo 'Failed to initialize NVML: Driver/library version mismatch'; exit 18; }
                case "$1" in
                --query-gpu*)
                echo '0, GPU-a, NVIDIA L4, 23034, 100, 50, 41, [N/A]'
                echo '1, GPU-b, NVIDIA L4, 23034, 0, 0, 40, [N/A]';;
                esac
                """.formatted(broken));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        machine = new LocalMachine(readings(), properties(tool.toString()), clock);
    }

    @AfterEach
    void end() {
        machine.end();
    }

    @Test
    void itsGpusAreCountedWithTheirType() {
        assertThat(machine.node().capacity().gpus()).isEqualTo(2);
        assertThat(machine.node().gpuType()).isEqualTo("NVIDIA-L4");
        assertThat(machine.node().capacity().millicpus())
                .isEqualTo(Runtime.getRuntime().availableProcessors() * 1_000L);
    }

    @Test
    void itIsReadAgainAndAgain() {
        machine.begin();

        await().until(() -> read.size() >= 2);
        assertThat(read.getLast().node()).isEqualTo("local");
        assertThat(read.getLast().reading().gpus()).hasSize(2);
    }

    @Test
    void gpusWhoseDriverFailsNowAreStillThere() throws IOException {
        machine.begin();
        await().until(() -> !read.isEmpty());

        Files.createFile(broken);
        await().until(() -> read.getLast().reading().gpuProblem() != null);

        assertThat(read.getLast().reading().gpus()).isEmpty();
        assertThat(read.getLast().reading().gpuProblem()).contains("Driver/library version mismatch");
        assertThat(machine.node().capacity().gpus()).isEqualTo(2);
        assertThat(machine.node().gpuType()).isEqualTo("NVIDIA-L4");
    }

    @Test
    void aReadingIsStaleOnceItsLeaseIsOver() {
        NodeReadings readings = readings();
        clock.advance(Duration.ofSeconds(30));
        assertThat(readings.isStale(clock.instant().minusSeconds(30))).isFalse();
        assertThat(readings.isStale(clock.instant().minusMillis(30_001))).isTrue();
    }

    private NodeReadings readings() {
        return new NodeReadings(properties("nvidia-smi"), event -> read.add((NodeRead) event), clock);
    }

    private static NodeProperties properties(String nvidiaSmi) {
        return new NodeProperties(
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                nvidiaSmi,
                Duration.ofSeconds(20),
                DataSize.ofGigabytes(20),
                8501);
    }
}
