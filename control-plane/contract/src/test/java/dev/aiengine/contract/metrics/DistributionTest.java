package dev.aiengine.contract.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void whatIsMergedHasThePercentilesOfAllValuesTogether() {
        Random random = new Random(7);
        TreeMap<Long, Long> all = new TreeMap<>();
        Distribution merged = Distribution.EMPTY;
        for (int part = 0; part < 20; part++) {
            TreeMap<Long, Long> values = new TreeMap<>();
            for (int i = 0; i < 50; i++) {
                values.merge((long) random.nextInt(200), 1L, Long::sum);
            }
            values.forEach((value, count) -> all.merge(value, count, Long::sum));
            merged = merged.plus(Distribution.decoded(of(values).encoded()));
        }

        assertThat(merged).isEqualTo(of(all));
        assertThat(merged.count()).isEqualTo(1_000);
        for (double share : new double[] {0, 0.01, 0.5, 0.95, 0.99, 1}) {
            long seen = 0;
            long expected = 0;
            for (var pair : all.entrySet()) {
                seen += pair.getValue();
                expected = pair.getKey();
                if (seen >= Math.max(1, Math.ceil(share * 1_000))) {
                    break;
                }
            }
            assertThat(merged.percentile(share)).isEqualTo(expected);
        }
        assertThat(merged.upTo(merged.max())).isEqualTo(1_000);
        assertThat(Distribution.EMPTY.percentile(0.5)).isZero();
    }

    @Test
    void fewerBucketsKeepEveryValueWithinTwoInAHundred() {
        Distribution.Builder builder = new Distribution.Builder();
        for (long value = 0; value < 28_000; value += 7) {
            builder.add(value, 2);
        }
        Distribution fine = builder.build();

        Distribution coarse = fine.coarser();

        assertThat(coarse.count()).isEqualTo(fine.count());
        assertThat(coarse.plus(coarse)).isEqualTo(fine.plus(fine).coarser());
        for (double share = 0.001; share <= 1; share += 0.001) {
            double exact = fine.percentile(share);
            assertThat((double) coarse.percentile(share)).isBetween(exact * 0.98, exact * 1.02 + 1);
        }
        assertThat(Distribution.EMPTY.coarser()).isEqualTo(Distribution.EMPTY);
    }

    @Test
    void bytesThatAreNoDistributionAreRefused() {
        for (long[] numbers : new long[][] {
            {}, {1}, {1, 5}, {1, 5, 0}, {2, 5, 1, 0, 1}, {Distribution.MOST_PAIRS + 1L}, {1, 5, 1, 9}, {1, 1L << 54, 1}
        }) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (long number : numbers) {
                Varints.write(out, number);
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Distribution.decoded(Base64.getEncoder().encodeToString(out.toByteArray())));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Distribution.decoded("not base64!"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.decoded(Base64.getEncoder().encodeToString(new byte[] {-1, -1})));
    }

    private static Distribution of(SortedMap<Long, Long> values) {
        Distribution.Builder builder = new Distribution.Builder();
        values.forEach(builder::add);
        return builder.build();
    }
}
