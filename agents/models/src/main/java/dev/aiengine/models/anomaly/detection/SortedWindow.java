package dev.aiengine.models.anomaly.detection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The last values of a stream, in order of size. */
final class SortedWindow {
    private final double[] ring;
    private final double[] sorted;
    private int size;
    private int next;

    SortedWindow(int capacity) {
        ring = new double[capacity];
        sorted = new double[capacity];
    }

    int size() {
        return size;
    }

    /** The value with so many smaller ones. */
    double at(int rank) {
        return sorted[rank];
    }

    /** How many values are smaller. */
    int below(double value) {
        return lower(sorted, size, value);
    }

    void add(double value) {
        if (size == ring.length) {
            int gone = lower(sorted, size, ring[next]);
            System.arraycopy(sorted, gone + 1, sorted, gone, size - gone - 1);
            size--;
        }
        int place = lower(sorted, size, value);
        System.arraycopy(sorted, place, sorted, place + 1, size - place);
        sorted[place] = value;
        size++;
        ring[next] = value;
        next = (next + 1) % ring.length;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeDouble(ring[(next - size + i + ring.length) % ring.length]);
        }
    }

    void read(DataInput in) throws IOException {
        size = Stored.count(in, ring.length);
        for (int i = 0; i < size; i++) {
            ring[i] = Stored.number(in);
        }
        System.arraycopy(ring, 0, sorted, 0, size);
        Arrays.sort(sorted, 0, size);
        next = size % ring.length;
    }

    /** The first place whose value is not smaller. */
    static int lower(double[] sorted, int size, double value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
