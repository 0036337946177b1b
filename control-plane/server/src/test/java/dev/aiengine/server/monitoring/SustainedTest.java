package dev.aiengine.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Measured;
import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.contract.metrics.Distribution;
import dev.aiengine.server.Databases;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thousand endpoints of three variants that report every two seconds, for some minutes by the test's clock:
 * heartbeats are read, recorded and written on one thread, whose time says what share of a processor they take.
 */
@Tag("slow")
class SustainedTest {
    private static final int AGENTS = 10;
    private static final int ENDPOINTS = 100;
    private static final int VARIANTS = 3;
    private static final int MINUTES = 4;

    private final Random random = new Random(3);
    private final List<String> latencies = distributions(8_000, 0.5);
    private final List<String> waits = distributions(900, 1);
    private final List<String> batches = distributions(4, 0.7);

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aThousandEndpointsOfThreeVariantsTakeAPartOfOneProcessor(Databases engine) {
        try (HikariDataSource pool = engine.pooled()) {
            report(engine, new Bed(pool, 100_000));
        }
    }

    private void report(Databases engine, Bed bed) {
        long told = 0;
        long written = 0;
        long heard = 0;
        for (long second = 0; second < MINUTES * 60; second += 2) {
            Instant at = bed.now();
            for (int agent = 0; agent < AGENTS; agent++) {
                byte[] beat = heartbeat(agent, second / 2 + 1, at);
                told += (long) ENDPOINTS * VARIANTS;
                long start = cpu();
                Heartbeat read = Json.MAPPER.readValue(beat, Heartbeat.class);
                bed.recording.heard(Bed.pool("pool-" + agent, 1), Objects.requireNonNull(read.measured()));
                heard += cpu() - start;
            }
            bed.clock.advance(Duration.ofSeconds(2));
            if (second % 6 == 4) {
                long start = cpu();
                bed.writing.complete();
                bed.rolling.some();
                bed.pruning.some();
                written += cpu() - start;
            }
        }
        bed.writing.all();
        double seconds = MINUTES * 60;
        System.out.printf(
                "%s: %,d reports in %.0f s take %.1f %% of a processor to read and record, %.1f %% to write%n",
                engine, told, seconds, heard / 1e7 / seconds, written / 1e7 / seconds);
        long kept = bed.series.matching("acme", null, null, null).stream()
                .mapToLong(row -> {
                    long[] sum = new long[1];
                    bed.blocks.each(
                            Tier.FINE,
                            row.id(),
                            0,
                            Long.MAX_VALUE,
                            (begins, bytes) -> Block.each(
                                    bytes,
                                    (place, points) ->
                                            sum[0] += Point.read(points).predictions()));
                    return sum[0];
                })
                .sum();
        assertThat(kept).isEqualTo(told * 20);
        assertThat((heard + written) / 1e9).isLessThan(seconds / 2);
    }

    private byte[] heartbeat(int agent, long number, Instant at) {
        List<Activity> activities = new ArrayList<>();
        for (int endpoint = 0; endpoint < ENDPOINTS; endpoint++) {
            for (int version = 1; version <= VARIANTS; version++) {
                activities.add(new Activity(
                        "endpoint-" + agent + "-" + endpoint,
                        "topics",
                        version,
                        20,
                        20,
                        null,
                        any(latencies),
                        any(waits),
                        any(batches)));
            }
        }
        Measured measured =
                new Measured(number - 1, List.of(new Window(number, at.getEpochSecond(), activities, null)));
        return Json.MAPPER.writeValueAsBytes(
                new Heartbeat("n", 1, "http://n:1", 1, null, null, List.of()).with(measured));
    }

    private String any(List<String> encoded) {
        return encoded.get(random.nextInt(encoded.size()));
    }

    /** Of twenty requests each. */
    private List<String> distributions(double middle, double spread) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Map<Long, Long> values = new TreeMap<>();
            for (int request = 0; request < 20; request++) {
                long value = (long) Math.exp(Math.log(middle) + random.nextGaussian() * spread);
                long step = Math.max(1, Long.highestOneBit(Math.max(1, value)) / 128);
                values.merge(value / step * step + step / 2, 1L, Long::sum);
            }
            Distribution.Builder builder = new Distribution.Builder();
            values.forEach(builder::add);
            made.add(builder.build().encoded());
        }
        return made;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
