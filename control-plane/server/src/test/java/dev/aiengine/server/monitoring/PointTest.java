package dev.aiengine.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.metrics.Varints;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointTest {

    @Test
    void pointsOfVariantsAreWrittenAsBeforeThereWereGauges() {
        byte[] before = {3, 4, 1, 0, 0, 0, 0, 2, 0, 0, 0};

        Point point = Point.read(new Varints(before));

        assertThat(point.predictions()).isEqualTo(3);
        assertThat(point.errors()).containsExactly(0L, 0L, 0L, 0L, 2L);
        assertThat(written(point)).isEqualTo(before);
    }

    @Test
    void gaugesComeBackAsTheyWere() {
        Point one = Point.of(Gauges.of(new NodeReading(8, 0.25, 100, 50L, List.of(), null)));
        Point sum = one.plus(one.plus(Point.NOTHING));

        assertThat(Point.read(new Varints(written(sum)))).isEqualTo(sum).isNotEqualTo(one);
    }

    @Test
    void whatIsReadIntoASumIsWhatAddingItWouldMake() {
        Point variant = Point.read(new Varints(new byte[] {3, 4, 1, 0, 0, 0, 0, 2, 2, 5, 1, 3, 7, 0, 1, 8, 1}));
        Point node = Point.of(Gauges.of(new NodeReading(8, 0.25, 100, 50L, List.of(), null)));
        PointSum sum = new PointSum();

        for (Point point : List.of(variant, node, Point.NOTHING, variant)) {
            sum.read(new Varints(written(point)));
        }

        assertThat(sum.take()).isEqualTo(variant.plus(node).plus(variant));
        assertThat(sum.take()).isEqualTo(Point.NOTHING);
    }

    private static byte[] written(Point point) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        point.write(out);
        return out.toByteArray();
    }
}
