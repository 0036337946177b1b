package dev.aiengine.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecimationTest {

    @Test
    void noPeakIsLost() {
        Curve curve = curve(100_000);
        curve.y()[54_321] = 1000;
        curve.y()[77_777] = -1000;

        Curve thin = Decimation.between(curve, 0, 99_999, 500);

        assertThat(thin.size()).isLessThanOrEqualTo(2 * 502);
        assertThat(Arrays.stream(thin.y()).max()).hasValue(1000);
        assertThat(Arrays.stream(thin.y()).min()).hasValue(-1000);
        assertThat(thin.x()).isSorted();
        assertThat(thin.x()[0]).isZero();
        assertThat(thin.x()[thin.size() - 1]).isEqualTo(99_999);
    }

    @Test
    void fewPointsStayAsTheyAre() {
        Curve thin = Decimation.between(curve(100), 0, 99, 500);

        assertThat(thin.x()).isEqualTo(curve(100).x());
    }

    @Test
    void aPartHasOneMorePointOnEitherSideSoThatItsLinesReachTheEdges() {
        Curve thin = Decimation.between(curve(100), 10.5, 20.5, 500);

        assertThat(thin.x()[0]).isEqualTo(10);
        assertThat(thin.x()[thin.size() - 1]).isEqualTo(21);
    }

    @Test
    void aGapIsNotTakenForAPeak() {
        Curve curve = curve(10_000);
        Arrays.fill(curve.y(), 2000, 4000, Double.NaN);

        Curve thin = Decimation.between(curve, 0, 9_999, 100);

        assertThat(Arrays.stream(thin.y()).filter(y -> !Double.isNaN(y)).max()).hasValue(1.0);
        assertThat(Arrays.stream(thin.y()).filter(Double::isNaN).count()).isPositive();
    }

    @Test
    void anEmptyCurveStaysEmpty() {
        assertThat(Decimation.between(curve(0), 0, 1, 100).size()).isZero();
    }

    private static Curve curve(int points) {
        return new Curve(
                "curve",
                IntStream.range(0, points).mapToDouble(point -> point).toArray(),
                IntStream.range(0, points).mapToDouble(point -> point % 2).toArray());
    }
}
