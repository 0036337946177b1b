package dev.aiengine.contract.metrics;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * How often each value was seen: the filled buckets of an HdrHistogram, so that two of them merge without loss and a
 * percentile of the merged one is a true percentile. Encoded as pairs of the step from one value to the next and the
 * count, both variable-length integers; an encoding is bounded and checked before anything is made of it.
 */
public final class Distribution {
    public static final Distribution EMPTY = new Distribution(new long[0], new long[0], 0);

    /** More buckets than a histogram of two digits up to an hour has. */
    public static final int MOST_PAIRS = 4_096;

    static final long LARGEST = 1L << 53;
    private static final long COARSE = 32;

    final long[] values;
    final long[] counts;
    final int size;

    private Distribution(long[] values, long[] counts, int size) {
        this.values = values;
        this.counts = counts;
        this.size = size;
    }

    /** Takes pairs in ascending order of their values. */
    public static final class Builder {
        private long[] values;
        private long[] counts;
        private int size;

        public Builder() {
            this(16);
        }

        Builder(int room) {
            values = new long[Math.max(1, room)];
            counts = new long[Math.max(1, room)];
        }

        public Builder add(long value, long count) {
            if (size == MOST_PAIRS) {
                throw new IllegalArgumentException("not a distribution: more than " + MOST_PAIRS + " pairs");
            }
            check(size, size == 0 ? -1 : values[size - 1], value, count);
            put(value, count);
            return this;
        }

        /** Adds a pair that is known to be in order. */
        void put(long value, long count) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            values[size] = value;
            counts[size++] = count;
        }

        public Distribution build() {
            return size == 0 ? EMPTY : new Distribution(values, counts, size);
        }
    }

    /** Both together. */
    public Distribution plus(Distribution other) {
        if (size == 0 || other.size == 0) {
            return size == 0 ? other : this;
        }
        long[] bothValues = new long[size + other.size];
        long[] bothCounts = new long[size + other.size];
        int mine = 0;
        int theirs = 0;
        int both = 0;
        while (mine < size && theirs < other.size) {
            long value = values[mine];
            long theirValue = other.values[theirs];
            long count = 0;
            if (value <= theirValue) {
                count = counts[mine++];
            }
            if (theirValue <= value) {
                count += other.counts[theirs++];
            }
            bothValues[both] = Math.min(value, theirValue);
            bothCounts[both++] = count;
        }
        System.arraycopy(values, mine, bothValues, both, size - mine);
        System.arraycopy(counts, mine, bothCounts, both, size - mine);
        both += size - mine;
        System.arraycopy(other.values, theirs, bothValues, both, other.size - theirs);
        System.arraycopy(other.counts, theirs, bothCounts, both, other.size - theirs);
        return new Distribution(bothValues, bothCounts, both + other.size - theirs);
    }

    /**
     * The same in fewer buckets: 32 from each power of two to the next, each value at most 1.6 % off. For what is kept
     * for years.
     */
    public Distribution coarser() {
        Builder fewer = new Builder(size);
        long bucket = -1;
        long count = 0;
        for (int i = 0; i < size; i++) {
            long step = Math.max(1, Long.highestOneBit(Math.max(1, values[i])) / COARSE);
            long middle = values[i] / step * step + step / 2;
            if (middle != bucket && count > 0) {
                fewer.put(bucket, count);
                count = 0;
            }
            bucket = middle;
            count += counts[i];
        }
        if (count > 0) {
            fewer.put(bucket, count);
        }
        return fewer.build();
    }

    /** How many values were seen. */
    public long count() {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += counts[i];
        }
        return count;
    }

    public double sum() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (double) values[i] * counts[i];
        }
        return sum;
    }

    public long max() {
        return size == 0 ? 0 : values[size - 1];
    }

    /** How many values were at most this large. */
    public long upTo(long value) {
        long count = 0;
        for (int i = 0; i < size && values[i] <= value; i++) {
            count += counts[i];
        }
        return count;
    }

    /**
     * The smallest value that is not exceeded by a share of all values; 0 where none was seen.
     *
     * @param share 0 to 1
     */
    public long percentile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * count()));
        long seen = 0;
        for (int i = 0; i < size; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return values[i];
            }
        }
        return max();
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public void write(ByteArrayOutputStream out) {
        Varints.write(out, size);
        long last = 0;
        for (int i = 0; i < size; i++) {
            Varints.write(out, values[i] - last);
            Varints.write(out, counts[i]);
            last = values[i];
        }
    }

    /**
     * Reads what was written.
     *
     * @throws IllegalArgumentException for bytes that are no distribution
     */
    public static Distribution read(Varints in) {
        int size = size(in);
        long[] values = new long[size];
        long[] counts = new long[size];
        long last = -1;
        for (int pair = 0; pair < size; pair++) {
            long value = Math.max(0, last) + in.next();
            long count = in.next();
            check(pair, last, value, count);
            values[pair] = value;
            counts[pair] = count;
            last = value;
        }
        return size == 0 ? EMPTY : new Distribution(values, counts, size);
    }

    static int size(Varints in) {
        long size = in.next();
        if (size > MOST_PAIRS) {
            throw new IllegalArgumentException("not a distribution: " + size + " pairs");
        }
        return (int) size;
    }

    static void check(int pair, long last, long value, long count) {
        if (value <= last || value > LARGEST || count <= 0 || count > LARGEST) {
            throw new IllegalArgumentException("not a distribution: pair " + pair + " is " + value + ", " + count);
        }
    }

    public String encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out);
        return Base64.getEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    /**
     * A distribution from its Base64.
     *
     * @throws IllegalArgumentException for text that is no distribution
     */
    public static Distribution decoded(String base64) {
        Varints in = new Varints(Base64.getDecoder().decode(base64));
        Distribution read = read(in);
        if (in.more()) {
            throw new IllegalArgumentException("not a distribution: it goes on after its end");
        }
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that
                && Arrays.equals(values, 0, size, that.values, 0, that.size)
                && Arrays.equals(counts, 0, size, that.counts, 0, that.size);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(count()) * 31 + Long.hashCode(max());
    }

    @Override
    public String toString() {
        return count() + " values, median " + percentile(0.5) + ", largest " + max();
    }
}
