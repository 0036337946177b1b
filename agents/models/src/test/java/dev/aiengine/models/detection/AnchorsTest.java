package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnchorsTest {
    private static final Anchors ANCHORS = Anchors.of(
            64,
            32,
            List.of(
                    new Level(8, List.of(new Shape(8, 8), new Shape(12, 6))),
                    new Level(16, List.of(new Shape(20, 20), new Shape(30, 12)))));

    @Test
    void shapesAreTheMiddlesOfWhatTheBoxesAreLike() {
        List<Shape> boxes = new ArrayList<>(Collections.nCopies(50, new Shape(10, 10)));
        boxes.addAll(Collections.nCopies(5, new Shape(11, 9)));
        boxes.addAll(Collections.nCopies(20, new Shape(80, 20)));
        List<Shape> shapes = AnchorShapes.of(boxes, 2, new SplittableRandom(1));
        assertThat(shapes.getFirst().width()).isCloseTo(10.09f, within(0.01f));
        assertThat(shapes.getLast()).isEqualTo(new Shape(80, 20));
        assertThat(AnchorShapes.fit(boxes, shapes)).isGreaterThan(0.95);
    }

    @Test
    void oneBoxIsEnoughForAllShapes() {
        List<Shape> shapes = AnchorShapes.of(List.of(new Shape(10, 10)), 6, new SplittableRandom(1));
        assertThat(shapes).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void everyCellOfEveryLevelHasEveryShape() {
        assertThat(ANCHORS.size()).isEqualTo(8 * 4 * 2 + 4 * 2 * 2);
        assertThat(ANCHORS.starts()).containsExactly(0, 64, 80);
        assertThat(ANCHORS.boxes().get(32 + 9)).isEqualTo(new Box(12 - 6, 12 - 3, 12, 6));
    }

    @Test
    void anAnswerOfNothingIsTheAnchorAndGrowthIsBounded() {
        assertThat(ANCHORS.decode(9, new float[4], 0, 1))
                .isEqualTo(ANCHORS.boxes().get(9));
        Box wild = ANCHORS.decode(9, new float[] {0, 0, 99, 99}, 0, 1);
        assertThat(wild.width()).isCloseTo((float) (8 * Math.exp(4)), within(0.01f));
    }

    @Test
    void anchorsNearAnObjectThatOverlapItMostAnswerForIt() {
        int[] assigned = Assignment.of(ANCHORS, List.of(new LabelledBox(0, new Box(8, 8, 8, 8))));
        assertThat(assigned[9]).isZero();
        assertThat(IntStream.of(assigned).filter(object -> object == 0)).hasSizeLessThan(4);
    }

    @Test
    void anObjectOfAnySizeAndPlaceHasAnAnchor() {
        for (Box box :
                List.of(new Box(0, 0, 1, 1), new Box(63, 31, 1, 1), new Box(0, 0, 64, 32), new Box(3, 0, 1, 32))) {
            assertThat(Assignment.of(ANCHORS, List.of(new LabelledBox(0, box)))).contains(0);
        }
    }

    @Test
    void anAnchorBetweenTwoObjectsAnswersForTheOneItOverlapsMore() {
        int[] assigned = Assignment.of(
                ANCHORS, List.of(new LabelledBox(0, new Box(7, 7, 10, 10)), new LabelledBox(1, new Box(8, 8, 8, 8))));
        assertThat(assigned[9]).isEqualTo(1);
    }

    @Test
    void answersAreReadLevelByLevelAndOnlyGoodOnesAreKept() {
        Answers answers = new Answers(ANCHORS, 3);
        float[] flat = new float[answers.size()];
        java.util.Arrays.fill(flat, -9);
        java.util.Arrays.fill(flat, 0, 2 * 4 * 32, 0);
        int coarse = 32 * 2 * (4 + 3);
        java.util.Arrays.fill(flat, coarse, coarse + 2 * 4 * 8, 0);
        int scores = coarse + 2 * 4 * 8;
        // Second shape, label 2, third cell of the coarse grid
        flat[scores + (1 * 3 + 2) * 8 + 2] = 2;
        assertThat(answers.detections(flat, 0, 0.05f))
                .containsExactly(new Detection(
                        2, (float) (1 / (1 + Math.exp(-2))), ANCHORS.boxes().get(64 + 8 + 2)));
    }
}
