package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.recommend.BestItems;
import dev.aiengine.models.recommend.ItemIndex;
import dev.aiengine.models.recommend.RankingQuality;
import java.util.Arrays;
import java.util.BitSet;

/** How well vectors rank what users wanted, among all items that they had not met in the training. */
final class Judge {
    private static final int MOST_USERS = 10_000;

    /** At most {@value #MOST_USERS} users are asked, evenly chosen. */
    static RankingQuality of(float[][] users, float[][] items, int[][] seen, BitSet[] wanted) {
        ItemIndex index = new ItemIndex(items);
        RankingQuality quality = new RankingQuality();
        int each = (wanted.length + MOST_USERS - 1) / MOST_USERS;
        for (int user = 0; user < wanted.length; user += each) {
            BitSet met = new BitSet();
            Arrays.stream(seen[user]).forEach(met::set);
            BitSet left = (BitSet) wanted[user].clone();
            left.andNot(met);
            if (!left.isEmpty()) {
                BestItems.Ranked ranked = index.best(users[user], RankingQuality.DEPTH, met);
                quality.add(ranked.items(), left);
            }
        }
        return quality;
    }

    /** The baseline: everyone gets what most others chose. */
    static RankingQuality ofPopularity(int[] popularity, int[][] seen, BitSet[] wanted) {
        float[][] users = new float[wanted.length][];
        Arrays.fill(users, new float[] {1});
        float[][] items = new float[popularity.length][];
        Arrays.setAll(items, item -> new float[] {popularity[item]});
        return of(users, items, seen, wanted);
    }

    /** The items of each user whose value is at least this. */
    static BitSet[] wanted(Pairs pairs, int users, double least) {
        BitSet[] wanted = new BitSet[users];
        Arrays.setAll(wanted, user -> new BitSet());
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.user()[i] >= 0 && pairs.item()[i] >= 0 && pairs.value()[i] >= least) {
                wanted[pairs.user()[i]].set(pairs.item()[i]);
            }
        }
        return wanted;
    }

    private Judge() {}
}
