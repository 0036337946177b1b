package dev.aiengine.models.anomaly.detection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The distance of a point to its nearest neighbour among the earlier ones (Ramaswamy et al. 2000; on streams, Burnaev
 * and Ishimtsev 2016). The latest points are left out, since they look alike only because they are near in time. Points
 * are kept in the order of their first coordinate, so that a search looks outward from the right place and ends early.
 */
final class Neighbours {
    private static final int MEMORY = 5_000;
    private static final int FEWEST = 10;

    private final int width;
    private final int delay;
    private final double[] ring;
    private final double[] keys = new double[MEMORY];
    private final int[] slots = new int[MEMORY];
    private final int capacity;
    private long count;
    private int known;

    /**
     * A memory of points.
     *
     * @param width coordinates of a point
     * @param delay points after which one may be somebody's neighbour
     */
    Neighbours(int width, int delay) {
        this.width = width;
        this.delay = delay;
        capacity = MEMORY + delay + 1;
        ring = new double[capacity * width];
    }

    /** The distance of a point, which then joins the memory; not a number while there are few. */
    double next(double[] point, double[] weights) {
        double distance = known < FEWEST ? Double.NaN : nearest(point, weights);
        add(point);
        return distance;
    }

    private double nearest(double[] point, double[] weights) {
        double best = Double.POSITIVE_INFINITY;
        int right = SortedWindow.lower(keys, known, point[0]);
        int left = right - 1;
        while (true) {
            double leftGap = left < 0 ? Double.POSITIVE_INFINITY : point[0] - keys[left];
            double rightGap = right >= known ? Double.POSITIVE_INFINITY : keys[right] - point[0];
            double gap = Math.min(leftGap, rightGap);
            if (weights[0] * gap * gap >= best || gap == Double.POSITIVE_INFINITY) {
                return Math.sqrt(best);
            }
            best = Math.min(best, squared(point, slots[leftGap <= rightGap ? left-- : right++], weights, best));
        }
    }

    private double squared(double[] point, int slot, double[] weights, double best) {
        double sum = 0;
        int at = slot * width;
        for (int i = 0; i < width && sum < best; i++) {
            double gap = point[i] - ring[at + i];
            sum += weights[i] * gap * gap;
        }
        return sum;
    }

    private void add(double[] point) {
        System.arraycopy(point, 0, ring, (int) (count % capacity) * width, width);
        count++;
        long ready = count - delay;
        if (ready >= 0 && count > delay) {
            if (known == MEMORY) {
                forget((int) ((ready - MEMORY + capacity - 1) % capacity));
            }
            learn((int) ((ready - 1) % capacity));
        }
    }

    private void learn(int slot) {
        double key = ring[slot * width];
        // After its equals, so that the oldest of them comes first when it is forgotten
        int place = SortedWindow.lower(keys, known, Math.nextUp(key));
        System.arraycopy(keys, place, keys, place + 1, known - place);
        System.arraycopy(slots, place, slots, place + 1, known - place);
        keys[place] = key;
        slots[place] = slot;
        known++;
    }

    private void forget(int slot) {
        int place = SortedWindow.lower(keys, known, ring[slot * width]);
        while (slots[place] != slot) {
            place++;
        }
        System.arraycopy(keys, place + 1, keys, place, known - place - 1);
        System.arraycopy(slots, place + 1, slots, place, known - place - 1);
        known--;
    }

    void write(DataOutput out) throws IOException {
        int kept = (int) Math.min(count, capacity);
        out.writeInt(kept);
        for (long point = count - kept; point < count; point++) {
            for (int i = 0; i < width; i++) {
                out.writeDouble(ring[(int) (point % capacity) * width + i]);
            }
        }
    }

    void read(DataInput in) throws IOException {
        int kept = Stored.count(in, capacity);
        double[] point = new double[width];
        for (int i = 0; i < kept; i++) {
            for (int j = 0; j < width; j++) {
                point[j] = Stored.number(in);
            }
            add(point);
        }
    }
}
