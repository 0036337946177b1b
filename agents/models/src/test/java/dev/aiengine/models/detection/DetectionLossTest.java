package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.aiengine.models.network.PyTorch;
import dev.aiengine.models.network.Staging;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DetectionLossTest {
    private static final Anchors ANCHORS = Anchors.of(
            32, 32, List.of(new Level(8, List.of(new Shape(8, 8))), new Level(16, List.of(new Shape(20, 20)))));
    /** The anchor of the sixth fine cell, exactly. */
    private static final Box OBJECT = new Box(8, 8, 8, 8);

    @Test
    void rightAnswersCostNothing() {
        assertThat(loss(0, 20, OBJECT)).isCloseTo(0, within(1e-3));
    }

    @Test
    void aMissedObjectAndAFalseOneCost() {
        assertThat(loss(0, -20, OBJECT)).isGreaterThan(10);
        assertThat(loss(0, 20)).isGreaterThan(10);
    }

    @Test
    void aBoxThatIsFartherOffCostsMore() {
        double near = loss(0.2f, 20, OBJECT);
        assertThat(near).isGreaterThan(0.2);
        assertThat(loss(0.6f, 20, OBJECT)).isGreaterThan(near + 0.2);
        assertThat(loss(3, 20, OBJECT)).isGreaterThan(loss(1.5f, 20, OBJECT));
    }

    @Test
    void withoutObjectsSilenceCostsNothing() {
        assertThat(loss(0, -20)).isCloseTo(0, within(1e-3));
    }

    @Test
    void gradientsStayTheSameWhenTheHeapIsCollectedBeforeThem() {
        float[] undisturbed = gradient(() -> {});
        assertThat(undisturbed).isNotEqualTo(new float[undisturbed.length]);
        for (int round = 0; round < 5; round++) {
            assertThat(gradient(DetectionLossTest::useFreedMemory)).isEqualTo(undisturbed);
        }
    }

    /** What nothing refers to any more is freed, and written over by whoever comes next. */
    private static void useFreedMemory() {
        System.gc();
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            taken.add(ByteBuffer.allocateDirect(Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putFloat(0, Float.NaN));
        }
        assertThat(taken).isNotEmpty();
    }

    /** Of the boxes of the fine grid. */
    private static float[] gradient(Runnable between) {
        Targets targets = targets(new Box(10, 9, 8, 9));
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            NDArray boxes = manager.ones(new ai.djl.ndarray.types.Shape(1, 4, 4, 4));
            boxes.setRequiresGradient(true);
            Map<String, NDArray> outputs = Map.of(
                    "boxes8", boxes,
                    "scores8", manager.zeros(new ai.djl.ndarray.types.Shape(1, 1, 4, 4)),
                    "boxes16", manager.zeros(new ai.djl.ndarray.types.Shape(1, 4, 2, 2)),
                    "scores16", manager.zeros(new ai.djl.ndarray.types.Shape(1, 1, 2, 2)));
            try (GradientCollector collector = PyTorch.engine().newGradientCollector()) {
                NDArray loss = new DetectionLoss(targets, 1)
                        .of(name -> Objects.requireNonNull(outputs.get(name)), new Staging(), manager);
                between.run();
                collector.backward(loss);
            }
            return boxes.getGradient().toFloatArray();
        }
    }

    /** One image, one label; the sixth fine cell gives the score, its box lies {@code off} anchors to the right. */
    private static double loss(float off, float score, Box... objects) {
        float[] boxes = new float[4 * 16];
        boxes[5] = off;
        float[] scores = new float[16];
        Arrays.fill(scores, -20);
        scores[5] = score;
        float[] coarse = new float[4];
        Arrays.fill(coarse, -20);
        Targets targets = targets(objects);
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            Map<String, NDArray> outputs = Map.of(
                    "boxes8", manager.create(boxes, new ai.djl.ndarray.types.Shape(1, 4, 4, 4)),
                    "scores8", manager.create(scores, new ai.djl.ndarray.types.Shape(1, 1, 4, 4)),
                    "boxes16", manager.create(new float[16], new ai.djl.ndarray.types.Shape(1, 4, 2, 2)),
                    "scores16", manager.create(coarse, new ai.djl.ndarray.types.Shape(1, 1, 2, 2)));
            return new DetectionLoss(targets, 1)
                    .of(name -> Objects.requireNonNull(outputs.get(name)), new Staging(), manager)
                    .getFloat();
        }
    }

    private static Targets targets(Box... objects) {
        List<LabelledBox> labelled =
                Arrays.stream(objects).map(box -> new LabelledBox(0, box)).toList();
        return Targets.of(List.of(new Example(new float[0], labelled)), ANCHORS);
    }
}
