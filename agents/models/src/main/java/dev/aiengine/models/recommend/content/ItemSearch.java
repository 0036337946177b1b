package dev.aiengine.models.recommend.content;

import dev.aiengine.models.recommend.BestItems;
import dev.aiengine.models.recommend.ItemIndex;
import java.util.BitSet;

/**
 * Exact search among vectors whose first dimensions matter most: all items are compared by those, and only where the
 * lengths of what is left allow a good score (Cauchy and Schwarz) by the others too.
 */
final class ItemSearch {
    private static final int FIRST = 32;

    private final Quantised items;
    private final int first;
    private final ItemIndex index;
    private final float[] restLengths;

    ItemSearch(Quantised items) {
        this.items = items;
        first = Math.min(FIRST, items.dimensions());
        float[][] heads = new float[items.size()][first];
        restLengths = new float[items.size()];
        for (int item = 0; item < heads.length; item++) {
            byte[] row = items.rows()[item];
            double squares = 0;
            for (int at = 0; at < row.length; at++) {
                float value = items.scales()[item] * row[at];
                if (at < first) {
                    heads[item][at] = value;
                } else {
                    squares += value * value;
                }
            }
            restLengths[item] = (float) Math.sqrt(squares);
        }
        index = new ItemIndex(heads);
    }

    /** The k items most alike, from 1 (the same) to -1, without those excluded. */
    BestItems.Ranked best(float[] direction, int k, BitSet excluded) {
        double squares = 0;
        for (int at = first; at < direction.length; at++) {
            squares += direction[at] * direction[at];
        }
        // A little more than exact, for what rounding adds
        float length = (float) Math.sqrt(squares) * 1.0001f;
        return index.best(direction, k, excluded, new ItemIndex.Rest() {
            @Override
            public float most(int item) {
                return length * restLengths[item];
            }

            @Override
            public float exact(int item) {
                byte[] row = items.rows()[item];
                float sum = 0;
                for (int at = first; at < row.length; at++) {
                    sum += direction[at] * row[at];
                }
                return sum * items.scales()[item];
            }
        });
    }
}
