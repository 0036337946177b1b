package dev.aiengine.models.anomaly.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DetectorTest {
    private static final int STEP = 600;

    @Test
    void aSpikeSurprisesMoreThanAnythingBeforeIt() {
        double[] values = days(3000);
        values[2500] += 30;

        double[] surprises = surprises(values);

        assertThat(surprises[2500]).isGreaterThan(10);
        assertThat(Arrays.stream(surprises).max().orElse(0)).isEqualTo(surprises[2500]);
    }

    @Test
    void aUsualValueAtAnUnusualTimeOfDaySurprises() {
        double[] values = days(3000);
        // At night what is usual at noon, and within an hour, so that no step gives it away
        int midnight = 144 * 17;
        double[] calm = surprises(values);
        for (int i = 0; i < 36; i++) {
            values[midnight + i] = 20 - values[midnight + i];
        }

        double[] surprises = surprises(values);

        assertThat(highest(surprises, midnight, midnight + 36))
                .isGreaterThan(5 + highest(calm, midnight, midnight + 36));
    }

    @Test
    void aScoreDoesNotDependOnWhatComesLater() {
        double[] values = days(2000);
        double[] other = values.clone();
        Arrays.fill(other, 1500, 2000, 1000);

        assertThat(Arrays.copyOf(surprises(other), 1500)).containsExactly(Arrays.copyOf(surprises(values), 1500));
    }

    @Test
    void aConstantSeriesNeverSurprises() {
        double[] values = new double[7000];
        Arrays.fill(values, 3.5);

        assertThat(surprises(values)).containsOnly(0);
    }

    @Test
    void missingValuesArePassedOver() {
        double[] values = days(1500);
        double[] gaps = values.clone();
        gaps[700] = Double.NaN;
        gaps[701] = Double.POSITIVE_INFINITY;

        double[] surprises = surprises(gaps);

        assertThat(surprises[700]).isZero();
        assertThat(surprises[701]).isZero();
        assertThat(Arrays.stream(surprises)).allMatch(Double::isFinite);
    }

    @Test
    void oneEventRaisesOneAlarm() {
        double[] values = days(3000);
        Arrays.fill(values, 2500, 2520, 60);

        double[] surprises = surprises(values);

        assertThat(Arrays.stream(surprises, 2500, 2520)
                        .filter(surprise -> surprise > 10)
                        .count())
                .isBetween(1L, 5L);
    }

    @Test
    void aDetectorThatWasWrittenAndReadGoesOnTheSame() throws IOException {
        double[] values = days(13_000);
        for (int stop : new int[] {0, 30, 6_000, 12_000}) {
            Detector whole = new Detector(Cycle.DAY);
            for (int i = 0; i < stop; i++) {
                whole.next((long) i * STEP, values[i]);
            }
            Detector resumed = Detector.read(Cycle.DAY, new DataInputStream(new ByteArrayInputStream(bytes(whole))));
            for (int i = stop; i < stop + 900; i++) {
                assertThat(resumed.next((long) i * STEP, values[i])).isEqualTo(whole.next((long) i * STEP, values[i]));
            }
            assertThat(bytes(resumed)).isEqualTo(bytes(whole));
        }
    }

    @Test
    void aStateThatIsCutOffOrHoldsNoNumbersIsRefused() throws IOException {
        Detector detector = new Detector(Cycle.DAY);
        for (int i = 0; i < 300; i++) {
            detector.next((long) i * STEP, i % 7);
        }
        byte[] bytes = bytes(detector);
        byte[] wild = bytes.clone();
        Arrays.fill(wild, 1, 9, (byte) 0xFF);

        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length / 2))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(wild)).isInstanceOf(IOException.class).hasMessageContaining("not a number");
    }

    private static Detector read(byte[] bytes) throws IOException {
        return Detector.read(Cycle.DAY, new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static byte[] bytes(Detector detector) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        detector.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static double highest(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).max().orElse(0);
    }

    private static double[] surprises(double[] values) {
        Detector detector = new Detector(Cycle.DAY);
        double[] surprises = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            surprises[i] = detector.next((long) i * STEP, values[i]);
        }
        return surprises;
    }

    /** A daily wave around 10 with a little noise. */
    private static double[] days(int length) {
        SplittableRandom random = new SplittableRandom(4);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = 10 - 5 * Math.cos(2 * Math.PI * i / 144) + 0.3 * random.nextGaussian();
        }
        return values;
    }
}
