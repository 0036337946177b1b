package dev.aiengine.contract.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DistributionSumTest {

    @RepeatedTest(5)
    void isWhatComesOfPuttingOneAfterTheOther() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        DistributionSum sum = new DistributionSum();
        for (int taken = 0; taken < 3; taken++) {
            Distribution expected = Distribution.EMPTY;
            for (int part = 0; part < 30; part++) {
                Distribution one = some(random);
                if (random.nextBoolean()) {
                    sum.add(one);
                } else {
                    sum.read(new Varints(Base64.getDecoder().decode(one.encoded())));
                }
                expected = expected.plus(one);
            }

            assertThat(sum.take()).isEqualTo(expected);
        }
    }

    @Test
    void nothingIsNothing() {
        DistributionSum sum = new DistributionSum();

        sum.add(Distribution.EMPTY);

        assertThat(sum.take()).isEqualTo(Distribution.EMPTY);
    }

    @Test
    void bytesThatAreNoDistributionAreRefused() {
        DistributionSum sum = new DistributionSum();

        assertThatThrownBy(() -> sum.read(new Varints(new byte[] {2, 5, 1, 0, 1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pair 1 is 5, 1");
        assertThatThrownBy(() -> sum.read(new Varints(new byte[] {2, 5, 1})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Of any size; neighbours are in one bucket of a histogram as often as not. */
    private static Distribution some(Random random) {
        TreeMap<Long, Long> values = new TreeMap<>();
        int pairs = random.nextInt(200);
        for (int pair = 0; pair < pairs; pair++) {
            long value = random.nextLong(1L << random.nextInt(1, 54));
            values.put(value, 1 + random.nextLong(5));
            values.put(value + random.nextInt(2), 1L);
        }
        values.put(Distribution.LARGEST, 1L);
        Distribution.Builder builder = new Distribution.Builder();
        values.headMap(Distribution.LARGEST, random.nextBoolean()).forEach(builder::add);
        return builder.build();
    }
}
