package dev.aiengine.models.recommend.factors;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a package holds.
 *
 * @param rank length of one sample's vectors in {@code ratings}
 * @param ratings absent where there were none to learn from
 * @param userPreferences one vector per user; its product with an item's vector ranks items
 * @param popularity in how many training pairs each item is
 * @param seen the items of each user's training pairs
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FactorModel(
        Names users,
        Names items,
        int rank,
        @Nullable RatingFactors ratings,
        float[][] userPreferences,
        float[][] itemPreferences,
        int[] popularity,
        int[][] seen) {

    static int[] popularity(Links byItem) {
        int[] popularity = new int[byItem.count()];
        Arrays.setAll(popularity, byItem::size);
        return popularity;
    }

    static int[][] seen(Links byUser) {
        int[][] seen = new int[byUser.count()][];
        for (int user = 0; user < seen.length; user++) {
            seen[user] = Arrays.copyOfRange(byUser.other(), byUser.start()[user], byUser.start()[user + 1]);
        }
        return seen;
    }

    /** Tells whether two trainings start from the same vectors. */
    long fingerprint() {
        long hash = 31L * Arrays.deepHashCode(itemPreferences) + Arrays.deepHashCode(seen);
        return ratings == null ? hash : 31 * hash + Arrays.deepHashCode(ratings.items());
    }

    /** The items of a user's training pairs; none of an unknown user. */
    BitSet seenBy(int user) {
        BitSet items = new BitSet();
        if (user >= 0) {
            for (int item : seen[user]) {
                items.set(item);
            }
        }
        return items;
    }
}
