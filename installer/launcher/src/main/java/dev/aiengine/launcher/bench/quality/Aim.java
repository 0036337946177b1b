package dev.aiengine.launcher.bench.quality;

import org.jspecify.annotations.Nullable;

/**
 * A figure to reach.
 *
 * @param metric as the version names it
 * @param better which way is better
 * @param beat at least as good as this
 * @param reference what an ordinary baseline reached on the same split
 * @param published what others report, in their words
 */
record Aim(
        String metric,
        Better better,
        double beat,
        @Nullable Double reference,
        @Nullable String published) {

    enum Better {
        HIGHER,
        LOWER
    }

    static Aim atLeast(String metric, double beat, @Nullable Double reference, @Nullable String published) {
        return new Aim(metric, Better.HIGHER, beat, reference, published);
    }

    static Aim atMost(String metric, double beat, @Nullable Double reference, @Nullable String published) {
        return new Aim(metric, Better.LOWER, beat, reference, published);
    }

    boolean beatenBy(double ours) {
        return better == Better.HIGHER ? ours >= beat : ours <= beat;
    }
}
