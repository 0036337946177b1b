package dev.aiengine.server.monitoring;

import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.metrics.Varints;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a node was in a stretch of time: of each gauge, how often it was read and the sum of that, so that two stretches
 * add up to one whose mean is true. In the order of GPUs, and of gauges within one.
 */
final class Gauges {
    static final Gauges NONE = new Gauges(new int[0], new long[0], new long[0]);

    /** GPUs of a node that are followed; no machine has that many. */
    static final int MOST_GPUS = 64;

    private static final int KINDS = 8;
    private static final long LARGEST = 1L << 62;

    private final int[] places;
    private final long[] counts;
    private final long[] sums;

    private Gauges(int[] places, long[] counts, long[] sums) {
        this.places = places;
        this.counts = counts;
        this.sums = sums;
    }

    /** Takes what is there. */
    interface Reader {
        void read(Gauge gauge, int gpu, double mean);
    }

    /** One reading; what a machine does not tell, or tells wrongly, is left out. */
    static Gauges of(NodeReading reading) {
        Map<Integer, Long> values = new TreeMap<>();
        put(values, Gauge.CPU, 0, reading.cpuUse());
        put(values, Gauge.MEMORY, 0, reading.memoryUsed());
        for (Gpu gpu : reading.gpus()) {
            if (gpu.index() >= 0 && gpu.index() < MOST_GPUS) {
                put(values, Gauge.GPU_UTILISATION, gpu.index(), gpu.utilisation());
                put(values, Gauge.GPU_MEMORY, gpu.index(), gpu.memoryUsed());
                put(values, Gauge.GPU_TEMPERATURE, gpu.index(), gpu.temperature());
            }
        }
        long[] counts = new long[values.size()];
        Arrays.fill(counts, 1);
        return new Gauges(
                values.keySet().stream().mapToInt(place -> place).toArray(),
                counts,
                values.values().stream().mapToLong(value -> value).toArray());
    }

    private static void put(Map<Integer, Long> values, Gauge gauge, int gpu, @Nullable Number told) {
        if (told != null && gauge.takes(told.doubleValue())) {
            values.put(gpu * KINDS + gauge.number(), gauge.whole(told.doubleValue()));
        }
    }

    Gauges plus(Gauges other) {
        if (isNone() || other.isNone()) {
            return isNone() ? other : this;
        }
        int room = places.length + other.places.length;
        int[] bothPlaces = new int[room];
        long[] bothCounts = new long[room];
        long[] bothSums = new long[room];
        int mine = 0;
        int theirs = 0;
        int both = 0;
        while (mine < places.length || theirs < other.places.length) {
            int place = mine < places.length ? places[mine] : Integer.MAX_VALUE;
            int theirPlace = theirs < other.places.length ? other.places[theirs] : Integer.MAX_VALUE;
            bothPlaces[both] = Math.min(place, theirPlace);
            if (place <= theirPlace) {
                bothCounts[both] = counts[mine];
                bothSums[both] = sums[mine++];
            }
            if (theirPlace <= place) {
                bothCounts[both] += other.counts[theirs];
                bothSums[both] = Math.min(LARGEST, bothSums[both] + other.sums[theirs++]);
            }
            both++;
        }
        return new Gauges(
                Arrays.copyOf(bothPlaces, both), Arrays.copyOf(bothCounts, both), Arrays.copyOf(bothSums, both));
    }

    boolean isNone() {
        return places.length == 0;
    }

    void each(Reader reader) {
        for (int i = 0; i < places.length; i++) {
            Gauge gauge = Gauge.of(places[i] % KINDS);
            reader.read(gauge, places[i] / KINDS, gauge.mean(sums[i], counts[i]));
        }
    }

    void write(ByteArrayOutputStream out) {
        Varints.write(out, places.length);
        int last = 0;
        for (int i = 0; i < places.length; i++) {
            Varints.write(out, places[i] - last);
            Varints.write(out, counts[i]);
            Varints.write(out, sums[i]);
            last = places[i];
        }
    }

    static Gauges read(Varints in) {
        int size = (int) in.next();
        int[] places = new int[size];
        long[] counts = new long[size];
        long[] sums = new long[size];
        int last = 0;
        for (int i = 0; i < size; i++) {
            last += (int) in.next();
            places[i] = last;
            counts[i] = in.next();
            sums[i] = in.next();
        }
        return new Gauges(places, counts, sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gauges that
                && Arrays.equals(places, that.places)
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(sums, that.sums);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(places) * 31 + Arrays.hashCode(sums);
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        each((gauge, gpu, mean) ->
                words.append(gauge.title()).append(gpu).append('=').append(mean).append(' '));
        return words.toString();
    }
}
