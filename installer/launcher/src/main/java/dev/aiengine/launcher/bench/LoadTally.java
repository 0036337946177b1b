package dev.aiengine.launcher.bench;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the clients of one load count together; only ever touched by the event loop's one thread. */
final class LoadTally {
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;
    private static final int SAMPLE_EVERY = 100;

    private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
    private final Map<Integer, Long> errors = new TreeMap<>();
    private boolean counting;
    private boolean over;
    private long began;
    private long seen;
    private long sampled;
    private long wrong;

    void begin() {
        counting = true;
        began = System.nanoTime();
    }

    boolean over() {
        return over;
    }

    void answered(long nanos) {
        if (counting) {
            micros.recordValue(Math.min(nanos / 1_000, LONGEST_MICROS));
        }
    }

    void failed(int status) {
        if (counting) {
            errors.merge(status, 1L, Long::sum);
        }
    }

    /** Whether this answer is one of those that are looked at closely. */
    boolean sample() {
        return seen++ % SAMPLE_EVERY == 0;
    }

    void sampled(boolean right) {
        if (counting) {
            sampled++;
            wrong += right ? 0 : 1;
        }
    }

    LoadResult end(int clients) {
        counting = false;
        over = true;
        double seconds = (System.nanoTime() - began) / 1e9;
        long requests = micros.getTotalCount();
        return new LoadResult(
                clients,
                requests,
                requests / seconds,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                Map.copyOf(errors),
                sampled,
                wrong);
    }
}
