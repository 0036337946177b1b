package dev.aiengine.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
    @TempDir
    Path proc;

    @Test
    void aNodeIsReadWholeAndItsUseIsThatSinceTheLastReading() throws IOException {
        memory();
        stat(100, 800);
        NodeHost host = new NodeHost(proc);

        assertThat(host.read()).isEqualTo(new Host.Reading(2, null, 64_000L << 10, 16_000L << 10));

        stat(175, 825);
        assertThat(host.read().cpuUse()).isEqualTo(0.75);
    }

    @Test
    void whatOthersCouldHaveOfTheMemoryIsNotInUse() throws IOException {
        memory();

        Host.Reading reading = new ProcessHost(proc).read();

        assertThat(reading.memory()).isGreaterThan(64_000L << 10);
        assertThat(reading.memoryUsed()).isEqualTo(16_000L << 10);
        assertThat(reading.processors()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void withoutLinuxsFiguresThereAreThoseOfTheJdk() {
        Host.Reading node = new NodeHost(proc).read();

        assertThat(node.processors()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(node.memory()).isPositive();
        assertThat(node.memoryUsed()).isBetween(0L, node.memory());
    }

    @Test
    void thisMachineHasFigures() {
        Host.Reading reading = new NodeHost(Path.of("/proc")).read();

        assertThat(reading.memory()).isGreaterThan(1L << 28);
        assertThat(reading.memoryUsed()).isBetween(1L, reading.memory());
    }

    private void memory() throws IOException {
        Files.writeString(proc.resolve("meminfo"), """
                MemTotal:          64000 kB
                MemFree:            1000 kB
                MemAvailable:      48000 kB
                HugePages_Total:       0
                """);
    }

    private void stat(long busy, long idle) throws IOException {
        Files.writeString(
                proc.resolve("stat"),
                "cpu  " + busy + " 0 0 " + idle + " 0 0 0 0 50 0\ncpu0 1 0 0 1\ncpu1 1 0 0 1\nintr 5\n");
    }
}
