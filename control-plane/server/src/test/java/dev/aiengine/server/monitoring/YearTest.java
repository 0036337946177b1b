package dev.aiengine.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aiengine.contract.Json;
import dev.aiengine.contract.metrics.Distribution;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.server.Databases;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a year of charts takes, in time of the processor: what else the machine does is not counted. */
@Tag("slow")
class YearTest {
    private static final int VARIANTS = 3;
    private static final int HOURS = 365 * 24;
    private static final int LOOKS = 15;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aYearOfAnEndpointIsThereInAFifthOfASecond(Databases engine) {
        try (HikariDataSource pool = engine.pooled()) {
            look(engine, new Bed(pool, VARIANTS));
        }
    }

    private static void look(Databases engine, Bed bed) {
        Instant end = bed.now();
        Instant begin = end.minus(Duration.ofDays(365));
        write(bed, begin.getEpochSecond());
        MetricsQuery query =
                new MetricsQuery("news", null, null, null, begin.toString(), end.toString(), "PT12H", null, null);
        List<Long> millis = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Question question = Question.of(query, end, Bed.PROPERTIES);
            List<Series> series =
                    bed.charts.of(question, bed.series.matching("acme", "news", null, null)).entrySet().stream()
                            .flatMap(chart -> chart.getValue().series(chart.getKey(), question).stream())
                            .toList();
            int bytes = Json.MAPPER.writeValueAsBytes(series).length;
            millis.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000);
            assertThat(series).hasSize(VARIANTS * 13);
            assertThat(series).allMatch(line -> line.points().size() == 730);
            assertThat(bytes).isPositive();
        }
        System.out.println(engine + ": a year of " + VARIANTS + " variants in ms, look by look: " + millis);
        long median = millis.stream().sorted().skip(LOOKS / 2).findFirst().orElseThrow();
        assertThat(median).isLessThan(200);
    }

    private static void write(Bed bed, long begin) {
        Random random = new Random(11);
        long rolled = begin + HOURS * 3_600L;
        for (int version = 1; version <= VARIANTS; version++) {
            SeriesRow row = bed.series.findOrInsert(new SeriesKey.OfVariant("acme", "news", "topics", version), begin);
            bed.series.pointsIn(row.id(), rolled - 3_600);
            bed.jdbc
                    .sql("update metric_series set rolled_until = ?")
                    .param(rolled)
                    .update();
            Map<Long, Block> days = new TreeMap<>();
            for (long hour = begin; hour < rolled; hour += 3_600) {
                days.computeIfAbsent(Tier.HOURS.blockOf(hour), day -> new Block())
                        .put(Tier.HOURS.place(hour), point(random).coarser());
            }
            days.forEach((day, block) -> bed.blocks.add(Tier.HOURS, day, Map.of(row.id(), block)));
        }
    }

    /** An hour of two thousand requests, each time a little different, in buckets of about one in a hundred. */
    private static Point point(Random random) {
        double[] latency = new double[2_000];
        double[] wait = new double[2_000];
        double middle = Math.log(8_000) + random.nextGaussian() * 0.2;
        for (int i = 0; i < latency.length; i++) {
            latency[i] = Math.exp(middle + random.nextGaussian() * 0.5);
            wait[i] = latency[i] * random.nextDouble() * 0.3;
        }
        double[] batch = Arrays.stream(wait).map(one -> 1 + (int) one % 32).toArray();
        return new Point(
                2_000,
                2_000,
                List.of(1L, 0L, 0L, 0L, 2L),
                distribution(latency),
                distribution(wait),
                distribution(batch));
    }

    private static Distribution distribution(double[] values) {
        Map<Long, Long> buckets = new TreeMap<>();
        for (double value : values) {
            // As a histogram of two digits: 128 buckets from each power of two to the next
            long step = Math.max(1, Long.highestOneBit(Math.max(1, (long) value)) / 128);
            buckets.merge((long) value / step * step + step / 2, 1L, Long::sum);
        }
        Distribution.Builder builder = new Distribution.Builder();
        buckets.forEach(builder::add);
        return builder.build();
    }
}
