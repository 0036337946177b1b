package dev.aiengine.models.recommend;

import java.util.BitSet;

/** Recall and normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), averaged. */
public final class RankingQuality {
    public static final int DEPTH = 10;

    private double recall;
    private double gain;
    private int lists;

    /** Adds one list; one without a wanted item says nothing and is not counted. */
    public void add(int[] ranked, BitSet wanted) {
        int all = wanted.cardinality();
        if (all == 0) {
            return;
        }
        int hits = 0;
        double got = 0;
        double best = 0;
        for (int place = 0; place < DEPTH; place++) {
            double worth = 1 / Math.log(place + 2.0);
            if (place < ranked.length && wanted.get(ranked[place])) {
                hits++;
                got += worth;
            }
            best += place < all ? worth : 0;
        }
        recall += (double) hits / all;
        gain += got / best;
        lists++;
    }

    /** Share of the wanted items that are among the first ten. */
    public double recall() {
        return recall / Math.max(1, lists);
    }

    public double gain() {
        return gain / Math.max(1, lists);
    }

    public int lists() {
        return lists;
    }
}
