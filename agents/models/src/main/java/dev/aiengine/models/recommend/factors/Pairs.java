package dev.aiengine.models.recommend.factors;

import java.util.Arrays;

/**
 * One row per user and item.
 *
 * @param value the rating, or how often the user chose the item
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pairs(int[] user, int[] item, float[] value) {

    int size() {
        return user.length;
    }

    /** Those at these positions. */
    Pairs at(int[] positions) {
        int[] someUsers = new int[positions.length];
        int[] someItems = new int[positions.length];
        float[] someValues = new float[positions.length];
        for (int i = 0; i < positions.length; i++) {
            someUsers[i] = user[positions[i]];
            someItems[i] = item[positions[i]];
            someValues[i] = value[positions[i]];
        }
        return new Pairs(someUsers, someItems, someValues);
    }

    double mean() {
        double sum = 0;
        for (float one : value) {
            sum += one;
        }
        return sum / Math.max(1, value.length);
    }

    long fingerprint() {
        return 31L * (31L * Arrays.hashCode(user) + Arrays.hashCode(item)) + Arrays.hashCode(value);
    }
}
