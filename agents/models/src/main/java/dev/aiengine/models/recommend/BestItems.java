package dev.aiengine.models.recommend;

/** Keeps the k highest scores of a stream; of equal ones the lower number, so that answers never depend on order. */
public final class BestItems {
    private final int[] items;
    private final float[] scores;
    private int size;

    public BestItems(int k) {
        items = new int[k];
        scores = new float[k];
    }

    /** Whether a score would be kept, cheaply: most are not. */
    public boolean wants(float score) {
        return size < items.length || score >= scores[0];
    }

    public void offer(int item, float score) {
        if (items.length == 0) {
            return;
        }
        if (size < items.length) {
            int at = size++;
            while (at > 0 && worse(item, score, items[(at - 1) / 2], scores[(at - 1) / 2])) {
                items[at] = items[(at - 1) / 2];
                scores[at] = scores[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            items[at] = item;
            scores[at] = score;
        } else if (worse(items[0], scores[0], item, score)) {
            sink(item, score);
        }
    }

    /** The kept ones, best first, as item numbers; their scores with them. */
    public Ranked ranked() {
        int[] sorted = new int[size];
        float[] values = new float[size];
        while (size > 0) {
            sorted[size - 1] = items[0];
            values[size - 1] = scores[0];
            size--;
            if (size > 0) {
                sink(items[size], scores[size]);
            }
        }
        return new Ranked(sorted, values);
    }

    private void sink(int item, float score) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && worse(items[child + 1], scores[child + 1], items[child], scores[child])) {
                child++;
            }
            if (!worse(items[child], scores[child], item, score)) {
                break;
            }
            items[at] = items[child];
            scores[at] = scores[child];
            at = child;
        }
        items[at] = item;
        scores[at] = score;
    }

    private static boolean worse(int item, float score, int other, float otherScore) {
        return score < otherScore || (score == otherScore && item > other);
    }

    /** Item numbers with their scores, best first. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Ranked(int[] items, float[] scores) {}
}
