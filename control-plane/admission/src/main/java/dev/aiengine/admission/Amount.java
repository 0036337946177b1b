package dev.aiengine.admission;

import java.util.Optional;

/**
 * So much of each resource. Whole numbers, so that sums are exact.
 *
 * @param millicpus thousandths of a CPU
 * @param memory bytes
 */
public record Amount(long gpus, long millicpus, long memory) {
    public static final Amount NONE = new Amount(0, 0, 0);

    /** More than anything real; two of them can still be added. */
    public static final Amount UNLIMITED = new Amount(1L << 60, 1L << 60, 1L << 60);

    public long of(Resource resource) {
        return switch (resource) {
            case GPUS -> gpus;
            case CPUS -> millicpus;
            case MEMORY -> memory;
        };
    }

    public Amount plus(Amount other) {
        return new Amount(gpus + other.gpus, millicpus + other.millicpus, memory + other.memory);
    }

    public Amount minus(Amount other) {
        return new Amount(gpus - other.gpus, millicpus - other.millicpus, memory - other.memory);
    }

    public Amount times(int count) {
        return count == 1 ? this : new Amount(gpus * count, millicpus * count, memory * count);
    }

    /** Of each resource the larger. */
    public Amount or(Amount other) {
        return new Amount(
                Math.max(gpus, other.gpus), Math.max(millicpus, other.millicpus), Math.max(memory, other.memory));
    }

    public boolean fitsIn(Amount room) {
        return gpus <= room.gpus && millicpus <= room.millicpus && memory <= room.memory;
    }

    /** The first resource that is asked for and of which there is not enough. */
    public Optional<Resource> lackIn(Amount room) {
        for (Resource resource : Resource.ALL) {
            if (of(resource) > 0 && of(resource) > room.of(resource)) {
                return Optional.of(resource);
            }
        }
        return Optional.empty();
    }

    /** The largest part this is of any one resource of a whole: the dominant share (Ghodsi et al., 2011). */
    public double shareOf(Amount whole) {
        return Math.max(part(gpus, whole.gpus), Math.max(part(millicpus, whole.millicpus), part(memory, whole.memory)));
    }

    private static double part(long used, long whole) {
        return whole <= 0 ? 0 : (double) used / whole;
    }
}
