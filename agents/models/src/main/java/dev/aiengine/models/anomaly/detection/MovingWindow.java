package dev.aiengine.models.anomaly.detection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Mean and standard deviation of the last values, summed afresh and from the oldest on each time, so that no error
 * piles up.
 */
final class MovingWindow {
    private final double[] ring;
    private int size;
    private int next;

    MovingWindow(int capacity) {
        ring = new double[capacity];
    }

    void add(double value) {
        ring[next] = value;
        next = (next + 1) % ring.length;
        size = Math.min(size + 1, ring.length);
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += at(i);
        }
        return sum / size;
    }

    double deviation() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (at(i) - mean) * (at(i) - mean);
        }
        return Math.sqrt(sum / size);
    }

    private double at(int age) {
        int place = next - size + age;
        return ring[place < 0 ? place + ring.length : place];
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeDouble(at(i));
        }
    }

    void read(DataInput in) throws IOException {
        int kept = Stored.count(in, ring.length);
        for (int i = 0; i < kept; i++) {
            add(Stored.number(in));
        }
    }
}
