package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.recommend.Vectors;

/**
 * Predicts ratings by the mean over samples of the chain. A sample's vectors stand behind one another, so that one
 * product adds up what all samples say.
 *
 * @param low the lowest rating seen
 * @param high the highest rating seen
 * @param userHabit how far a user's ratings lie from the mean, for items that are not known
 * @param itemHabit how far an item's ratings lie from the mean, for users that are not known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RatingFactors(
        float mean,
        float low,
        float high,
        float[] userHabit,
        float[] itemHabit,
        float[] userBias,
        float[] itemBias,
        float[][] users,
        float[][] items) {
    private static final double DOUBT = 5;

    /** Room for the samples of a training. */
    static RatingFactors empty(Pairs train, int users, int items, int length) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : train.value()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double mean = train.mean();
        return new RatingFactors(
                (float) mean,
                low,
                high,
                habit(train.user(), train.value(), users, mean),
                habit(train.item(), train.value(), items, mean),
                new float[users],
                new float[items],
                new float[users][length],
                new float[items][length]);
    }

    /** Takes in the sample that a chain is at. */
    void keep(Chain chain, int sample, int samples) {
        keep(chain.users, userBias, users, sample, samples, 1f / samples);
        keep(chain.items, itemBias, items, sample, samples, 1);
    }

    private static void keep(Side side, float[] bias, float[][] vectors, int sample, int samples, float scale) {
        int rank = side.whole.length;
        for (int one = 0; one < bias.length; one++) {
            bias[one] += side.bias[one] / samples;
            for (int factor = 0; factor < rank; factor++) {
                vectors[one][sample * rank + factor] = scale * side.whole[factor][one];
            }
        }
    }

    /** Either may be {@link Names#UNKNOWN}; what is known of the other one is told then. */
    float rating(int user, int item) {
        float rating;
        if (user >= 0 && item >= 0) {
            rating = mean + userBias[user] + itemBias[item] + Vectors.product(users[user], items[item]);
        } else {
            rating = mean + (user >= 0 ? userHabit[user] : 0) + (item >= 0 ? itemHabit[item] : 0);
        }
        return Math.clamp(rating, low, high);
    }

    private static float[] habit(int[] side, float[] value, int count, double mean) {
        double[] sum = new double[count];
        int[] times = new int[count];
        for (int i = 0; i < side.length; i++) {
            sum[side[i]] += value[i] - mean;
            times[side[i]]++;
        }
        float[] habit = new float[count];
        for (int one = 0; one < count; one++) {
            habit[one] = (float) (sum[one] / (times[one] + DOUBT));
        }
        return habit;
    }
}
