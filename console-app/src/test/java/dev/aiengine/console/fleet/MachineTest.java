package dev.aiengine.console.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.fleet.NodeStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final long GB = 1L << 30;

    @Test
    void aMachineWithoutGpusIsOneCellOfItsOwn() {
        Machine machine = machine(reading(0.25), null, false, "w1");

        assertThat(machine.cells()).hasSize(1);
        Cell cell = machine.cells().getFirst();
        assertThat(cell.figure(Heat.UTILISATION)).isEqualTo("CPU 25 %");
        assertThat(cell.figure(Heat.MEMORY)).isEqualTo("Memory 50 %");
        assertThat(cell.words()).isEqualTo("one: 25 % of 8 processors, 8.0 GB of 16 GB");
        assertThat(machine.state(NOW)).isEmpty();
        assertThat(machine.badge()).isEqualTo("Takes work");
    }

    @Test
    void eachGpuIsACellAndSaysWhoUsesIt() {
        Gpu gpu = new Gpu(
                3,
                "GPU-3",
                "NVIDIA L4",
                20 * GB,
                5 * GB,
                0.874,
                61.4,
                null,
                List.of(new Gpu.User(7, "java", GB), new Gpu.User(8, null, null)));
        Gpu silent = new Gpu(4, "GPU-4", "NVIDIA L4", null, null, null, null, List.of("1g.10gb"), List.of());
        List<Cell> cells = machine(reading(0.1, gpu, silent), null, false).cells();

        assertThat(cells).extracting(cell -> cell.figure(Heat.UTILISATION)).containsExactly("87", "–");
        assertThat(cells).extracting(cell -> cell.figure(Heat.MEMORY)).containsExactly("25", "–");
        assertThat(cells)
                .extracting(Cell::words)
                .containsExactly(
                        "one GPU 3, NVIDIA L4: 87 % busy, 5.0 GB of 20 GB, 61 °C, java 1.0 GB, process 8",
                        "one GPU 4, NVIDIA L4: divided into 1g.10gb");
    }

    @Test
    void aDrainedMachineSaysWhatIsStillThere() {
        Machine draining = machine(reading(0.1), NOW.minusSeconds(60), false, "w1", "w2");
        Machine drained = machine(reading(0.1), NOW.minusSeconds(60), false);

        assertThat(draining.state(NOW)).isEqualTo("draining, 2 left");
        assertThat(draining.badge()).isEqualTo("Draining");
        assertThat(draining.story(NOW)).endsWith("; 2 workloads are still there.");
        assertThat(drained.state(NOW)).isEqualTo("drained");
        assertThat(drained.badge()).isEqualTo("Drained");
        assertThat(drained.story(NOW)).contains("may be switched off");
    }

    @Test
    void aSilentMachineSaysSinceWhenAndShowsNoOldFigures() {
        Machine machine = machine(reading(0.9), null, true);

        assertThat(machine.state(NOW)).isEqualTo("silent 5 min");
        assertThat(machine.badge()).isEqualTo("Silent");
        assertThat(machine.story(NOW)).contains("Nothing was heard of it since");
        assertThat(machine.cells())
                .extracting(cell -> cell.share(Heat.UTILISATION))
                .containsOnlyNulls();
        assertThat(machine.cells().getFirst().words()).isEqualTo("one: no figures");
        assertThat(machine(reading(0.9), NOW, true).state(NOW)).isEqualTo("drained, silent 5 min");
    }

    private static Machine machine(NodeReading reading, @Nullable Instant drained, boolean stale, String... workloads) {
        return new Machine(new NodeStatus(
                "one",
                null,
                List.of(workloads),
                drained,
                drained == null ? null : "operator:ops",
                stale,
                NOW.minusSeconds(stale ? 300 : 0),
                reading,
                null));
    }

    private static NodeReading reading(double cpu, Gpu... gpus) {
        return new NodeReading(8, cpu, 16 * GB, 8 * GB, List.of(gpus), null);
    }
}
