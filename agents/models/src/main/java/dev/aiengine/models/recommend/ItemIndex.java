package dev.aiengine.models.recommend;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Exact search for the items whose vectors have the largest product with a query. Blocks of items, each dimension of a
 * block side by side: such loops become vector instructions, which sums over one item's dimensions would not.
 */
public final class ItemIndex {
    private static final int BLOCK = 1024;

    /** What the rest of the dimensions adds, where an index holds only the first ones. */
    public interface Rest {
        Rest NONE = new Rest() {
            @Override
            public float most(int item) {
                return 0;
            }

            @Override
            public float exact(int item) {
                return 0;
            }
        };

        /** No less than what {@link #exact} gives, and much cheaper. */
        float most(int item);

        float exact(int item);
    }

    private final int count;
    private final int dimensions;
    private final float[][] blocks;
    private final float[] scores = new float[BLOCK];

    public ItemIndex(float[][] rows) {
        count = rows.length;
        dimensions = count == 0 ? 0 : rows[0].length;
        blocks = new float[(count + BLOCK - 1) / BLOCK][];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = transposed(rows, block * BLOCK);
        }
    }

    private float[] transposed(float[][] rows, int from) {
        float[] block = new float[dimensions * BLOCK];
        for (int at = 0; at < Math.min(BLOCK, count - from); at++) {
            for (int dimension = 0; dimension < dimensions; dimension++) {
                block[dimension * BLOCK + at] = rows[from + at][dimension];
            }
        }
        return block;
    }

    /** The k best that are not excluded. */
    public BestItems.Ranked best(float[] query, int k, BitSet excluded) {
        return best(query, k, excluded, Rest.NONE);
    }

    /** The k best by the product and its rest; the rest is only asked for items that could be among them. */
    public BestItems.Ranked best(float[] query, int k, BitSet excluded, Rest rest) {
        BestItems best = new BestItems(k);
        for (int block = 0; block < blocks.length; block++) {
            score(blocks[block], query);
            int from = block * BLOCK;
            for (int at = 0; at < Math.min(BLOCK, count - from); at++) {
                int item = from + at;
                if (best.wants(scores[at] + rest.most(item)) && !excluded.get(item)) {
                    best.offer(item, scores[at] + rest.exact(item));
                }
            }
        }
        return best.ranked();
    }

    private void score(float[] block, float[] query) {
        Arrays.fill(scores, 0);
        int dimension = 0;
        for (; dimension + 3 < dimensions; dimension += 4) {
            addFour(block, dimension * BLOCK, query, dimension);
        }
        for (; dimension < dimensions; dimension++) {
            int start = dimension * BLOCK;
            float factor = query[dimension];
            for (int at = 0; at < BLOCK; at++) {
                scores[at] += factor * block[start + at];
            }
        }
    }

    private void addFour(float[] block, int start, float[] query, int dimension) {
        float a = query[dimension];
        float b = query[dimension + 1];
        float c = query[dimension + 2];
        float d = query[dimension + 3];
        float[] sums = scores;
        for (int at = 0; at < BLOCK; at++) {
            sums[at] += a * block[start + at]
                    + b * block[start + BLOCK + at]
                    + c * block[start + 2 * BLOCK + at]
                    + d * block[start + 3 * BLOCK + at];
        }
    }
}
