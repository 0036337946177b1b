package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoxTest {
    private static final Box BOX = new Box(10, 20, 30, 40);

    @Test
    void overlapIsTheSharedAreaOverTheArea() {
        assertThat(BOX.overlap(BOX)).isEqualTo(1);
        assertThat(BOX.overlap(new Box(25, 20, 30, 40))).isCloseTo(1 / 3f, within(1e-6f));
        assertThat(BOX.overlap(new Box(40, 20, 5, 5))).isZero();
    }

    @Test
    void whatIsOutsideAnImageIsCutOff() {
        assertThat(BOX.within(25, 100)).isEqualTo(new Box(10, 20, 15, 40));
        assertThat(BOX.within(5, 5).area()).isZero();
    }

    @Test
    void ofBoxesAroundOneObjectTheBestIsKept() {
        Detection best = new Detection(0, 0.9f, BOX);
        Detection same = new Detection(0, 0.8f, new Box(11, 21, 30, 40));
        Detection otherLabel = new Detection(1, 0.7f, BOX);
        Detection elsewhere = new Detection(0, 0.6f, new Box(100, 100, 30, 40));
        assertThat(Suppression.of(List.of(elsewhere, same, otherLabel, best), 0.5f, 10))
                .containsExactly(best, otherLabel, elsewhere);
        assertThat(Suppression.of(List.of(elsewhere, same, otherLabel, best), 0.5f, 2))
                .containsExactly(best, otherLabel);
    }

    @Test
    void aPlacementBringsBoxesThereAndBackMirroredToo() {
        Placement mirrored = new Placement(-2, 3, 100, 5);
        Box placed = mirrored.place(BOX);
        assertThat(placed).isEqualTo(new Box(20, 65, 60, 120));
        assertThat(mirrored.source(placed)).isEqualTo(BOX);
        assertThat(mirrored.sourceX(placed.x())).isEqualTo(BOX.right());
    }

    @Test
    void aFittedImageIsWholeAndInTheMiddle() {
        Placement fitted = Placement.fitted(200, 50, 100, 100);
        assertThat(fitted.place(new Box(0, 0, 200, 50))).isEqualTo(new Box(0, 37.5f, 100, 25));
        assertThat(fitted.ofImageScaledBy(0.5f, 0.5f).place(new Box(0, 0, 100, 25)))
                .isEqualTo(new Box(0, 37.5f, 100, 25));
    }
}
