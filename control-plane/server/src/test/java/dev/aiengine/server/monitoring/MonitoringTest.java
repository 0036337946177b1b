package dev.aiengine.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.agent.Measured.Heard;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.server.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class MonitoringTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Bed bed;
    private final Instant start;

    MonitoringTest(Databases engine) {
        bed = new Bed(engine);
        start = bed.now();
    }

    @Test
    void percentilesAreThoseOfAllThatWasMeasuredWhereverItIsKept() {
        bed.tell(1, start, Bed.activity("news", 1, 10, 20, 30));
        bed.tell(1, start.plusSeconds(4), Bed.activity("news", 2, 1_000));
        assertThat(median("10")).as("not written yet").containsExactly(point(0, 20e-6));

        bed.pass(Duration.ofMinutes(2));
        assertThat(bed.head.blocks()).isEmpty();
        assertThat(median("10")).as("written").containsExactly(point(0, 20e-6));
        bed.tell(1, start.plusSeconds(15), Bed.activity("news", 1, 2_000, 3_000, 4_000));
        assertThat(median("60")).as("partly written").containsExactly(point(0, 1_000e-6));

        bed.pass(HOUR.plus(MINUTE.multipliedBy(2)));
        assertThat(median("10")).as("as fine as it is kept").containsExactly(point(0, 20e-6), point(10, 3_000e-6));
        assertThat(median("60")).as("minutes").containsExactly(point(0, 1_000e-6));
        assertThat(median("3600")).as("hours, in fewer buckets").containsExactly(point(0, 1_000e-6));
        assertThat(count("3600")).containsExactly(point(0, 7));
        bed.pass(Duration.ofHours(4));
        assertThat(median("10")).as("fine points are gone").containsExactly(point(0, 1_000e-6));
        bed.pass(Duration.ofDays(30));
        assertThat(median("10")).as("minutes are gone").containsExactly(point(0, 1_000e-6));
        bed.pass(Duration.ofDays(1_200));
        assertThat(bed.jdbc
                        .sql("select count(*) from metric_blocks")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(bed.series.count("acme")).isZero();
    }

    @Test
    void lateWindowsComeIntoMinutesAndHoursThatWereMadeAlready() {
        bed.tell(1, start, Bed.activity("news", 1, 10));
        bed.pass(HOUR.plus(MINUTE.multipliedBy(2)));
        assertThat(count("3600")).containsExactly(point(0, 1));

        bed.tell(1, start.plusSeconds(1_800), Bed.activity("news", 1, 10, 20));
        bed.tell(1, start.plusSeconds(2), Bed.activity("news", 1, 10, 20, 30));
        assertThat(count("3600").stream().mapToDouble(Series.Point::v).sum())
                .as("what is written meanwhile may be missing, never doubled")
                .isLessThanOrEqualTo(6);
        bed.pass(MINUTE);
        bed.pass(MINUTE);

        assertThat(count("3600")).containsExactly(point(0, 6));
        assertThat(count("60")).containsExactly(point(0, 4), point(1_800, 2));
    }

    @Test
    void aWindowThatIsToldTwiceCountsOnce() {
        Window window = Bed.window(1, start, Bed.activity("news", 1, 10));

        assertThat(bed.hear(1, 0, window)).isEqualTo(new Heard(1, 0));
        assertThat(bed.hear(1, 0, window)).isEqualTo(new Heard(1, 0));
        bed.pass(MINUTE.multipliedBy(2));
        assertThat(bed.hear(1, 1)).isEqualTo(new Heard(1, 1));
        bed.hear(2, 0, window);

        assertThat(count("60")).as("another attempt has numbers of its own").containsExactly(point(0, 2));
    }

    @Test
    void aCrashLosesNothingAndDoublesNothing() {
        Window first = Bed.window(1, start, Bed.activity("news", 1, 10));
        Window second = Bed.window(2, start.plusSeconds(70), Bed.activity("news", 1, 10, 20));
        bed.hear(1, 0, first);
        bed.pass(Duration.ofSeconds(75));
        assertThat(bed.hear(1, 1, second)).isEqualTo(new Heard(2, 1));

        Bed again = bed.crashed();
        Window third = Bed.window(3, start.plusSeconds(72), Bed.activity("news", 1, 10, 20, 30));
        assertThat(again.hear(1, 2, third)).as("it was told what we forgot").isEqualTo(new Heard(1, 1));
        assertThat(again.hear(1, 1, second, third)).isEqualTo(new Heard(3, 1));

        assertThat(again.line("predictions", null, start, again.now(), "60"))
                .containsExactly(point(0, 1), point(60, 5));
    }

    @Test
    void whatCannotBeIsDroppedAndTheRestIsKept() {
        bed.hear(
                1,
                0,
                Bed.window(1, start.minus(Duration.ofDays(1)), Bed.activity("news", 1, 10)),
                Bed.window(2, start.plus(HOUR), Bed.activity("news", 1, 10)),
                Bed.window(3, start, Bed.activity("No Name", 1, 10), Bed.activity("news", 1, 10)));
        for (int version = 2; version <= 5; version++) {
            bed.hear(1, 3, Bed.window(version + 2L, start, Bed.activity("news", version, 10)));
        }

        assertThat(count("10")).as("three series, the most a tenant may have").containsExactly(point(0, 3));
    }

    @Test
    void aDeletedTenantDoesNotHoldUpTheOthers() {
        bed.tell(1, start, Bed.activity("news", 1, 10));
        bed.jdbc.sql("delete from tenants").update();

        bed.pass(MINUTE.multipliedBy(2));

        assertThat(bed.head.blocks()).isEmpty();
        assertThat(bed.hear(1, 1)).isEqualTo(new Heard(1, 1));
    }

    private List<Series.Point> median(String step) {
        return bed.line("latency", "0.5", start, start.plus(HOUR), step).stream()
                .map(point -> new Series.Point(point.t(), Math.rint(point.v() * 1e6) / 1e6))
                .toList();
    }

    private List<Series.Point> count(String step) {
        return bed.line("predictions", null, start, start.plus(HOUR), step);
    }

    private Series.Point point(double seconds, double value) {
        return new Series.Point(start.getEpochSecond() + seconds, value);
    }
}
