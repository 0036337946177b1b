package dev.aiengine.models.recommend;

/** Products of vectors of the same length. */
public final class Vectors {

    /** Four sums at once: a single one would make each addition wait for the one before. */
    public static float product(float[] left, float[] right) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int at = 0;
        for (; at + 3 < left.length; at += 4) {
            a += left[at] * right[at];
            b += left[at + 1] * right[at + 1];
            c += left[at + 2] * right[at + 2];
            d += left[at + 3] * right[at + 3];
        }
        for (; at < left.length; at++) {
            a += left[at] * right[at];
        }
        return a + b + (c + d);
    }

    private Vectors() {}
}
