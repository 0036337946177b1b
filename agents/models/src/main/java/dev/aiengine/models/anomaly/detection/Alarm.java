package dev.aiengine.models.anomaly.detection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Lets a surprise through only where it is larger than those before it, which fade: one event raises one alarm. */
final class Alarm {
    private static final double HALF_LIFE = 200;
    private static final double FADING = Math.pow(0.5, 1 / HALF_LIFE);

    private double largest;

    double next(double surprise) {
        largest *= FADING;
        if (surprise <= largest) {
            return 0;
        }
        largest = surprise;
        return surprise;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(largest);
    }

    void read(DataInput in) throws IOException {
        largest = Stored.number(in);
    }
}
