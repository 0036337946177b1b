package dev.aiengine.models.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    @Test
    void equationsAreSolvedFromTheLowerHalfOneByOneAndTogether() {
        double[] right = {8, 1, 12};

        Cholesky.inPlace(lower()).solve(right);
        double[][] several = Cholesky.inPlace(lower()).solve(new double[][] {{8, 4}, {1, 2}, {12, 3}});

        assertThat(right).containsExactly(new double[] {1, -1, 2}, within(1e-12));
        for (int row = 0; row < right.length; row++) {
            assertThat(several[row][0]).isCloseTo(right[row], within(1e-12));
            assertThat(several[row][1]).isCloseTo(row == 0 ? 1 : 0, within(1e-12));
        }
    }

    @Test
    void aPivotThatVanishesGivesNumbersAllTheSame() {
        double[] right = {1, 1};

        Cholesky.inPlace(new double[][] {{1, 0}, {1, 1}}).solve(right);

        assertThat(right).containsExactly(new double[] {1, 0}, within(1e-6));
    }

    private static double[][] lower() {
        return new double[][] {{4, 99, 99}, {2, 3, 99}, {3, 1, 5}};
    }
}
