package dev.aiengine.models.anomaly.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    @Test
    void theSearchFindsWhatComparingWithAllFinds() {
        SplittableRandom random = new SplittableRandom(1);
        int count = 6_000;
        int delay = 12;
        double[] weights = {1, 2};
        double[][] points = new double[count][];
        Neighbours neighbours = new Neighbours(2, delay);
        for (int i = 0; i < count; i++) {
            // Few different first coordinates, so that many are equal
            points[i] = new double[] {random.nextInt(40), random.nextDouble()};
            double found = neighbours.next(points[i], weights);
            if (i % 97 == 0 && i > 100) {
                double best = Double.POSITIVE_INFINITY;
                for (int j = Math.max(0, i - delay - 5_000); j < i - delay; j++) {
                    double first = points[i][0] - points[j][0];
                    double second = points[i][1] - points[j][1];
                    best = Math.min(best, first * first + 2 * second * second);
                }
                assertThat(found).isCloseTo(Math.sqrt(best), within(1e-12));
            }
        }
    }

    @Test
    void thePointsJustBeforeAreNoNeighbours() {
        Neighbours neighbours = new Neighbours(1, 3);
        for (int i = 0; i < 50; i++) {
            neighbours.next(new double[] {i}, new double[] {1});
        }

        assertThat(neighbours.next(new double[] {50}, new double[] {1})).isEqualTo(4);
    }
}
