package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.aiengine.models.network.PyTorch;
import dev.aiengine.models.network.Staging;
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

    /** One image, one label; the sixth fine cell gives the score, its box lies {@code off} anchors to the right. */
    private static double loss(float off, float score, Box... objects) {
        float[] boxes = new float[4 * 16];
        boxes[5] = off;
        float[] scores = new float[16];
        Arrays.fill(scores, -20);
        scores[5] = score;
        float[] coarse = new float[4];
        Arrays.fill(coarse, -20);
        Targets targets = Targets.of(
                List.of(new Example(
                        new float[0],
                        Arrays.stream(objects)
                                .map(box -> new LabelledBox(0, box))
                                .toList())),
                ANCHORS);
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
}
