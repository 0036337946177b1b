package dev.aiengine.contract.metrics;

import java.io.ByteArrayOutputStream;

/** Integers that are not negative, seven bits to a byte, the lowest first. */
public final class Varints {
    private final byte[] bytes;
    private int at;

    public Varints(byte[] bytes) {
        this.bytes = bytes;
    }

    public static void write(ByteArrayOutputStream out, long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.write((int) left);
    }

    public boolean more() {
        return at < bytes.length;
    }

    /**
     * The next integer.
     *
     * @throws IllegalArgumentException where there is none
     */
    public long next() {
        if (at < bytes.length && bytes[at] >= 0) {
            return bytes[at++]; // most are this small
        }
        long value = 0;
        for (int shift = 0; shift < 63 && at < bytes.length; shift += 7) {
            byte part = bytes[at++];
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("the bytes end in the middle of a number");
    }
}
