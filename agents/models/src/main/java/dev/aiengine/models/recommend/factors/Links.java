package dev.aiengine.models.recommend.factors;

/**
 * Which pairs belong to each user, or to each item.
 *
 * @param start the first place of each one in the other arrays; one longer than there are of them
 * @param other the item of each pair of a user, or the user of each pair of an item
 * @param pair where each pair stands in the list of all
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Links(int[] start, int[] other, int[] pair) {

    /** Sorts pairs by one side; within one of that side they stay in order. */
    static Links by(int[] side, int[] opposite, int count) {
        int[] start = new int[count + 1];
        for (int one : side) {
            start[one + 1]++;
        }
        for (int one = 0; one < count; one++) {
            start[one + 1] += start[one];
        }
        int[] next = start.clone();
        int[] other = new int[side.length];
        int[] pair = new int[side.length];
        for (int row = 0; row < side.length; row++) {
            int place = next[side[row]]++;
            other[place] = opposite[row];
            pair[place] = row;
        }
        return new Links(start, other, pair);
    }

    int count() {
        return start.length - 1;
    }

    int size(int one) {
        return start[one + 1] - start[one];
    }
}
