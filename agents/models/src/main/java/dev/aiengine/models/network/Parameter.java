package dev.aiengine.models.network;

import java.util.Arrays;
import java.util.List;

/**
 * An array of numbers that a network learns or keeps.
 *
 * @param mean where its numbers start
 * @param deviation around that
 */
public record Parameter(String name, List<Long> shape, Role role, double mean, double deviation) {

    /** What the optimizer does with it. */
    public enum Role {
        /** Learned, and drawn to zero where weights decay. */
        KERNEL,
        /** Learned only. */
        OFFSET,
        /** Kept by batch normalisation. */
        STATISTIC
    }

    /** Starts at random around zero. */
    public static Parameter kernel(String name, double deviation, long... shape) {
        return new Parameter(name, list(shape), Role.KERNEL, 0, deviation);
    }

    /** Starts at one number everywhere. */
    public static Parameter offset(String name, double start, long length) {
        return new Parameter(name, List.of(length), Role.OFFSET, start, 0);
    }

    static Parameter statistic(String name, double start, long length) {
        return new Parameter(name, List.of(length), Role.STATISTIC, start, 0);
    }

    public boolean learned() {
        return role != Role.STATISTIC;
    }

    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    public int size() {
        return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }

    private static List<Long> list(long... shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}
