package dev.aiengine.models.anomaly.detection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The standard deviation of a stream, in which old values slowly lose weight. */
final class Spread {
    private static final int MEMORY = 5_000;

    private int count;
    private double mean;
    private double variance;

    void add(double value) {
        count = Math.min(count + 1, MEMORY);
        double share = 1.0 / count;
        double gap = value - mean;
        mean += share * gap;
        variance += share * (gap * (value - mean) - variance);
    }

    double squared() {
        return Math.max(0, variance);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeDouble(mean);
        out.writeDouble(variance);
    }

    void read(DataInput in) throws IOException {
        count = Stored.count(in, MEMORY);
        mean = Stored.number(in);
        variance = Stored.number(in);
    }
}
