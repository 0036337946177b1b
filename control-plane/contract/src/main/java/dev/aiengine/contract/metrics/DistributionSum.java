package dev.aiengine.contract.metrics;

import java.util.Arrays;

/**
 * Puts many distributions together; the same as one {@link Distribution#plus} after the other, without a new
 * distribution for each. Every bucket of an HdrHistogram of two digits has a slot of its own, 128 from each power of
 * two to the next.
 */
public final class DistributionSum {
    private static final int OCTAVE = 128;
    private static final int SLOTS = slot(Distribution.LARGEST) + 1;

    private final long[] values = new long[SLOTS];
    private final long[] counts = new long[SLOTS];
    private int lowest = SLOTS;
    private int highest = -1;
    /** What shares a slot with another value, which no histogram makes. */
    private Distribution others = Distribution.EMPTY;

    public void add(Distribution distribution) {
        for (int pair = 0; pair < distribution.size; pair++) {
            put(distribution.values[pair], distribution.counts[pair]);
        }
    }

    /**
     * Adds what was {@linkplain Distribution#write written}: the same as reading and adding it, but without making it.
     *
     * @throws IllegalArgumentException for bytes that are no distribution; what came before them is added
     */
    public void read(Varints in) {
        int size = Distribution.size(in);
        long last = -1;
        // The loop that a year of charts is made of
        for (int pair = 0; pair < size; pair++) {
            long value = Math.max(0, last) + in.next();
            long count = in.next();
            Distribution.check(pair, last, value, count);
            put(value, count);
            last = value;
        }
    }

    private void put(long value, long count) {
        int slot = slot(value);
        if (counts[slot] == 0) {
            values[slot] = value;
            lowest = Math.min(lowest, slot);
            highest = Math.max(highest, slot);
        }
        if (values[slot] == value) {
            counts[slot] += count;
        } else {
            share(value, count);
        }
    }

    private void share(long value, long count) {
        others = others.plus(new Distribution.Builder(1).add(value, count).build());
    }

    /** All that was added since it was last taken. */
    public Distribution take() {
        if (highest < 0) {
            return Distribution.EMPTY;
        }
        int filled = 0;
        for (int slot = lowest; slot <= highest; slot++) {
            filled += counts[slot] > 0 ? 1 : 0;
        }
        Distribution.Builder all = new Distribution.Builder(filled);
        for (int slot = lowest; slot <= highest; slot++) {
            if (counts[slot] > 0) {
                all.put(values[slot], counts[slot]);
            }
        }
        Arrays.fill(counts, lowest, highest + 1, 0);
        lowest = SLOTS;
        highest = -1;
        Distribution taken = all.build().plus(others);
        others = Distribution.EMPTY;
        return taken;
    }

    private static int slot(long value) {
        // The eight highest bits stay
        int shift = Math.max(0, Long.SIZE - 8 - Long.numberOfLeadingZeros(value));
        return shift * OCTAVE + (int) (value >>> shift);
    }
}
