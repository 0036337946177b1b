package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final int CELLS = 64 * 64;
    private static final int LABELS = 200;

    private final Answers answers =
            new Answers(Anchors.of(512, 512, List.of(new Level(8, List.of(new Shape(8, 8))))), LABELS);

    @Test
    void theBestOfFarTooManyAreKeptAndTheOthersTakeNoMemory() {
        float[] flat = new float[answers.size()];
        Arrays.fill(flat, 4 * CELLS, flat.length, 1);
        // The last label is surer everywhere, and surest in the cell 70
        Arrays.fill(flat, flat.length - CELLS, flat.length, 2);
        flat[flat.length - CELLS + 70] = 5;
        long before = allocated();
        List<Detection> found = answers.detections(flat, 0, 0.1f);
        assertThat(allocated() - before).isLessThan(8 << 20);
        assertThat(found).hasSize(Answers.MOST_DETECTIONS).allMatch(detection -> detection.label() == LABELS - 1);
        assertThat(found.getFirst().box()).isEqualTo(new Box(48, 8, 8, 8));
        assertThat(found.getFirst().score()).isGreaterThan(found.get(1).score());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
