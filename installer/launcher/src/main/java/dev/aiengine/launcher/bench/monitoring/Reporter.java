package dev.aiengine.launcher.bench.monitoring;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.agent.Measured;
import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.agent.Measured.Heard;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.contract.metrics.Distribution;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Reports for all endpoints of one agent, each time with other figures. */
final class Reporter {
    /** Requests of a variant in each report. */
    static final int REQUESTS = 20;

    private final PlayedAgent agent;
    private final int endpoints;
    private final int variants;
    private final Random random;
    private final List<Held> holds = new ArrayList<>();
    private final List<String> latencies;
    private final List<String> waits;
    private final List<String> batches;
    private long numbers;
    private long heard;

    Reporter(PlayedAgent agent, int endpoints, int variants, long seed) {
        this.agent = agent;
        this.endpoints = endpoints;
        this.variants = variants;
        this.random = new Random(seed);
        this.latencies = distributions(8_000, 0.5);
        this.waits = distributions(900, 1);
        this.batches = distributions(4, 0.7);
        for (int endpoint = 0; endpoint < endpoints; endpoint++) {
            holds.add(new Held(name(endpoint), 1, true, null));
        }
    }

    static String name(int endpoint) {
        return "endpoint-" + endpoint;
    }

    /** One heartbeat; gives how many reports it had. */
    int report(Clock clock) throws IOException, InterruptedException {
        List<Activity> activities = new ArrayList<>();
        for (int endpoint = 0; endpoint < endpoints; endpoint++) {
            for (int version = 1; version <= variants; version++) {
                activities.add(new Activity(
                        name(endpoint),
                        MonitoringBench.MODEL,
                        version,
                        REQUESTS,
                        REQUESTS,
                        null,
                        any(latencies),
                        any(waits),
                        any(batches)));
            }
        }
        Window window = new Window(++numbers, clock.instant().getEpochSecond(), activities, null);
        DesiredState answer =
                agent.post("heartbeat", bare().with(new Measured(heard, List.of(window))), DesiredState.class);
        Heard told = answer.measured();
        if (told == null || told.heard() != numbers) {
            throw new IOException("window " + numbers + " was not heard: " + told);
        }
        heard = numbers;
        return activities.size();
    }

    private Heartbeat bare() {
        return new Heartbeat("bench", 1, "http://127.0.0.1:1", 1, null, null, holds);
    }

    private String any(List<String> encoded) {
        return encoded.get(random.nextInt(encoded.size()));
    }

    /** In buckets of a histogram of two digits. */
    private List<String> distributions(double middle, double spread) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Map<Long, Long> values = new TreeMap<>();
            for (int request = 0; request < REQUESTS; request++) {
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
}
