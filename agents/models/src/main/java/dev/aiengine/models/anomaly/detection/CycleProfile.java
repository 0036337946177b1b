package dev.aiengine.models.anomaly.detection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What values usually are at each part of the cycle, as moving averages. */
final class CycleProfile {
    private static final int PARTS = 48;
    private static final double LEARNING = 0.1;

    private final double[] usual = new double[PARTS];
    private final int[] seen = new int[PARTS];

    /** How far a value is from the usual one, which then follows it; not a number at a part never seen. */
    double next(double phase, double value) {
        int part = (int) (phase * PARTS);
        double gap = value - usual[part];
        boolean first = seen[part] == 0;
        seen[part] = Math.min(seen[part] + 1, (int) (1 / LEARNING));
        usual[part] += gap / seen[part];
        return first ? Double.NaN : Math.abs(gap);
    }

    void write(DataOutput out) throws IOException {
        for (int part = 0; part < PARTS; part++) {
            out.writeInt(seen[part]);
            out.writeDouble(usual[part]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int part = 0; part < PARTS; part++) {
            seen[part] = Stored.count(in, (int) (1 / LEARNING));
            usual[part] = Stored.number(in);
        }
    }
}
