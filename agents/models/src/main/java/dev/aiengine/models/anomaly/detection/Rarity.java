package dev.aiengine.models.anomaly.detection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How rare a large value is among the last ones: the negative decimal logarithm of its tail probability. Up to a high
 * quantile values are counted; beyond it the excesses follow a generalised Pareto distribution fitted by probability
 * weighted moments (Hosking and Wallis 1987), the way streaming extreme value theory does it (Siffer et al. 2017).
 */
final class Rarity {
    static final int MEMORY = 5_000;
    static final int WARM_UP = 100;

    /** Further out than any history can tell; without a bound one jump after a calm would drown all that follows. */
    private static final double RAREST = 10;

    private static final double TAIL = 0.02;
    private static final int LEAST_TAIL = 10;
    private static final double HEAVIEST = 0.5;
    /**
     * Where many values are equal the fitted width can vanish; it is at least this share of what lies below the tail.
     */
    private static final double NARROWEST = 0.05;

    private final SortedWindow seen = new SortedWindow(MEMORY);

    /** The rarity of a value against those before it, which it then joins; 0 while there are few, or without one. */
    double next(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        double rarity = seen.size() < WARM_UP ? 0 : rarity(value);
        seen.add(value);
        return rarity;
    }

    private double rarity(double value) {
        int size = seen.size();
        int tail = Math.max(LEAST_TAIL, (int) (TAIL * size));
        double high = seen.at(size - tail - 1);
        if (value <= high) {
            return -Math.log10((size - seen.below(value) + 1.0) / (size + 1.0));
        }
        double mean = 0;
        double weighted = 0;
        for (int i = 0; i < tail; i++) {
            double excess = seen.at(size - tail + i) - high;
            mean += excess;
            weighted += excess * (tail - 1 - i) / (tail - 1);
        }
        mean /= tail;
        weighted /= tail;
        double apart = mean - 2 * weighted;
        double shape = mean <= Double.MIN_NORMAL || apart <= 0 ? HEAVIEST : Math.clamp(2 - mean / apart, 0, HEAVIEST);
        double range = seen.at(size - 1) - seen.at(0);
        double usual = Math.max(high - seen.at(size / 2), 0.01 * range);
        double width = Math.max(mean * (1 - shape), Math.max(NARROWEST * usual, 1e-12 * Math.abs(value)));
        double far = (value - high) / width;
        double beyond = shape < 1e-3 ? far / Math.log(10) : Math.log10(1 + shape * far) / shape;
        return Math.min(RAREST, beyond - Math.log10(tail / (size + 1.0)));
    }

    void write(DataOutput out) throws IOException {
        seen.write(out);
    }

    void read(DataInput in) throws IOException {
        seen.read(in);
    }
}
