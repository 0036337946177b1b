package dev.aiengine.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.fleet.NodeStatus;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GpusTest {

    @Test
    void aGpuIsUsedWhereSomethingComputesOnIt() {
        Gpus gpus = Gpus.of(List.of(node(2, false, gpu(0.75, 1), gpu(0.25, 0)), node(1, false, gpu(null, 2))));

        assertThat(gpus).isEqualTo(new Gpus(3, 2, OptionalDouble.of(0.5)));
    }

    @Test
    void oldFiguresAndMachinesThatTellNothingCountByWhatTheQueueKnows() {
        NodeStatus silent = new NodeStatus(
                "silent",
                new NodeStatus.Capacity(8, null, 64, 1L << 40),
                List.of(),
                null,
                null,
                false,
                null,
                null,
                null);

        assertThat(Gpus.of(List.of(silent, node(2, true, gpu(0.9, 1), gpu(0.9, 1)))))
                .isEqualTo(new Gpus(10, 0, OptionalDouble.empty()));
    }

    @Test
    void aMachineWithoutGpusHasNone() {
        assertThat(Gpus.of(List.of(node(0, false))).all()).isZero();
    }

    private static NodeStatus node(int counted, boolean stale, Gpu... gpus) {
        return new NodeStatus(
                "node",
                new NodeStatus.Capacity(counted, null, 8, 1L << 34),
                List.of(),
                null,
                null,
                stale,
                null,
                new NodeReading(8, null, 1L << 34, null, Arrays.asList(gpus), null),
                null);
    }

    private static Gpu gpu(@Nullable Double utilisation, int processes) {
        Gpu.User user = new Gpu.User(1, "train", null);
        return new Gpu(
                0,
                "uuid",
                "NVIDIA H100",
                null,
                null,
                utilisation,
                null,
                null,
                java.util.Collections.nCopies(processes, user));
    }
}
