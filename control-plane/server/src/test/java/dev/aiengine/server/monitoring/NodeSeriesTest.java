package dev.aiengine.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.server.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class NodeSeriesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long GB = 1L << 30;

    private final Bed bed;
    private final Instant start;

    NodeSeriesTest(Databases engine) {
        bed = new Bed(engine);
        start = bed.now();
    }

    @Test
    void gaugesAreMeansOfAllReadingsWhereverTheyAreKept() {
        bed.read("one", reading(0.2, gpu(0, 0.5, 10 * GB, 41.5), gpu(7, 1.0, 70 * GB, 80.0)));
        bed.clock.advance(Duration.ofSeconds(5));
        bed.read("one", reading(0.4, gpu(0, 0.6, 20 * GB, 42.5), gpu(7, null, 70 * GB, null)));
        bed.clock.advance(Duration.ofSeconds(5));
        bed.read("one", reading(0.9, gpu(0, 0.1, 30 * GB, 42.0)));

        assertThat(chart("10")).as("not written yet").containsExactly(point(0, 0.3), point(10, 0.9));
        assertThat(bed.node("one", start, bed.now().plusSeconds(1), "60"))
                .containsOnlyKeys(
                        "cpu",
                        "memory",
                        "gpuUtilisation0",
                        "gpuUtilisation7",
                        "gpuMemory0",
                        "gpuMemory7",
                        "gpuTemperature0",
                        "gpuTemperature7")
                .containsEntry("gpuMemory0", List.of(point(0, 20.0 * GB)))
                .containsEntry("gpuUtilisation0", List.of(point(0, 0.4)))
                .containsEntry("gpuUtilisation7", List.of(point(0, 1.0)))
                .containsEntry("gpuTemperature0", List.of(point(0, 42)));

        bed.pass(MINUTE.multipliedBy(2));
        assertThat(bed.head.blocks()).isEmpty();
        assertThat(chart("10")).as("written").containsExactly(point(0, 0.3), point(10, 0.9));
        bed.pass(HOUR.plus(MINUTE.multipliedBy(2)));
        assertThat(chart("60")).as("minutes").containsExactly(point(0, 0.5));
        assertThat(chart("3600")).as("hours").containsExactly(point(0, 0.5));
        bed.pass(Duration.ofHours(4));
        assertThat(chart("10")).as("fine points are gone").containsExactly(point(0, 0.5));
        bed.pass(Duration.ofDays(30));
        assertThat(chart("10")).as("minutes are gone").containsExactly(point(0, 0.5));
        bed.pass(Duration.ofDays(1_200));
        assertThat(bed.series.find(new SeriesKey.OfNode("one"))).isEmpty();
    }

    @Test
    void aCrashLosesTheMinuteThatWasNotWrittenAndNothingElse() {
        bed.read("one", reading(0.2));
        bed.pass(Duration.ofSeconds(75));
        bed.read("one", reading(0.4));

        Bed again = bed.crashed();
        again.read("one", reading(0.6));
        again.pass(MINUTE.multipliedBy(2));

        assertThat(again.node("one", start, again.now(), "60").get("cpu"))
                .containsExactly(point(0, 0.2), point(60, 0.6));
    }

    @Test
    void anEndInGoodOrderLosesNothing() {
        bed.read("one", reading(0.2));
        bed.writing.all();
        Bed again = bed.crashed();
        again.read("one", reading(0.4));
        again.writing.all();

        assertThat(again.node("one", start, again.now().plusSeconds(1), "60").get("cpu"))
                .containsExactly(point(0, 0.3));
    }

    @Test
    void whatCannotBeIsLeftOut() {
        bed.read(
                "one",
                new NodeReading(
                        8,
                        Double.NaN,
                        GB,
                        -1L,
                        List.of(
                                gpu(-1, 0.5, GB, 40.0),
                                gpu(Gauges.MOST_GPUS, 0.5, GB, 40.0),
                                gpu(Gauges.MOST_GPUS - 1, 1.1, Long.MAX_VALUE, -1.0)),
                        null));
        assertThat(bed.series.find(new SeriesKey.OfNode("one")))
                .as("nothing is left of it")
                .isEmpty();

        bed.read("one", reading(null, gpu(Gauges.MOST_GPUS - 1, 1.0, 0, null)));
        assertThat(bed.node("one", start, start.plusSeconds(10), "10"))
                .containsOnlyKeys("memory", "gpuUtilisation63", "gpuMemory63");
    }

    @Test
    void nodesAreFollowedUpToALimitThatThoseWhoWentDoNotCountFor() {
        bed.read("one", reading(0.1));
        bed.read("two", reading(0.1));
        bed.read("three", reading(0.1));
        assertThat(followed()).containsExactly("one", "two");

        bed.pass(HOUR.multipliedBy(3));
        Bed later = bed.crashed();
        later.read("three", reading(0.1));
        later.read("one", reading(0.1));

        assertThat(later.node("three", later.now(), later.now().plusSeconds(10), "10"))
                .isNotEmpty();
        assertThat(later.node("one", later.now(), later.now().plusSeconds(10), "10"))
                .isNotEmpty();
    }

    @Test
    void aTenantsChartsDoNotKnowOfNodes() {
        bed.tell(1, start, Bed.activity("news", 1, 10));
        bed.read("one", reading(0.1));

        assertThat(bed.series.matching(null, null, null, null))
                .extracting(SeriesRow::key)
                .containsExactly(new SeriesKey.OfVariant("acme", "news", "topics", 1));
        bed.jdbc.sql("delete from tenants").update();
        bed.pass(MINUTE.multipliedBy(2));
        assertThat(chart("10")).as("a deleted tenant takes nothing of it").containsExactly(point(0, 0.1));
    }

    private List<@Nullable String> followed() {
        return bed.jdbc
                .sql("select node from metric_series where node is not null order by id")
                .query(String.class)
                .list();
    }

    private List<Series.Point> chart(String step) {
        return bed.node("one", start, start.plus(HOUR), step).getOrDefault("cpu", List.of());
    }

    private Series.Point point(double seconds, double value) {
        return new Series.Point(start.getEpochSecond() + seconds, value);
    }

    private static NodeReading reading(@Nullable Double cpu, Gpu... gpus) {
        return new NodeReading(8, cpu, 64 * GB, 16 * GB, Stream.of(gpus).toList(), null);
    }

    private static Gpu gpu(int index, @Nullable Double utilisation, long memory, @Nullable Double temperature) {
        return new Gpu(
                index, "GPU-" + index, "NVIDIA H100", 80 * GB, memory, utilisation, temperature, null, List.of());
    }
}
