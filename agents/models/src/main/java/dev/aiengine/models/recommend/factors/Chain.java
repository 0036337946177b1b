package dev.aiengine.models.recommend.factors;

/**
 * Bayesian factorisation of ratings by Gibbs sampling (Salakhutdinov and Mnih 2008; one coordinate at a time, Rendle
 * 2012): a rating is the mean, the biases of its user and its item, and the product of their vectors. Nothing is to be
 * tuned: how strongly to shrink is drawn with everything else.
 */
final class Chain {
    final Side users;
    final Side items;
    final double mean;

    private final int[] user;
    private final int[] item;
    private final float[] rating;
    private final float[] error;
    private final int rank;
    private final long seed;

    Chain(int[] user, int[] item, float[] rating, Links byUser, Links byItem, int rank, long seed) {
        this.user = user;
        this.item = item;
        this.rating = rating;
        this.rank = rank;
        this.seed = seed;
        Draws draws = new Draws(seed, -1);
        users = new Side(byUser, rank, draws);
        items = new Side(byItem, rank, draws);
        error = new float[rating.length];
        double sum = 0;
        for (float one : rating) {
            sum += one;
        }
        mean = sum / rating.length;
    }

    /** Draws everything once; gives the training error (root of the mean square) before it. */
    double sweep(int number) {
        Draws draws = new Draws(seed, number);
        users.gather(items);
        items.gather(users);
        double squares = errors();
        double noise = draws.gamma((1 + error.length) / 2.0, (1 + squares) / 2);
        users.sampleBiases(error, noise, draws);
        items.sampleBiases(error, noise, draws);
        for (int factor = 0; factor < rank; factor++) {
            users.sampleFactor(factor, items, error, noise, draws);
            items.sampleFactor(factor, users, error, noise, draws);
        }
        return Math.sqrt(squares / error.length);
    }

    private double errors() {
        for (int row = 0; row < error.length; row++) {
            error[row] = (float) (rating[row] - mean - users.bias[user[row]] - items.bias[item[row]]);
        }
        for (int factor = 0; factor < rank; factor++) {
            float[] left = users.whole[factor];
            float[] right = items.whole[factor];
            for (int row = 0; row < error.length; row++) {
                error[row] -= left[user[row]] * right[item[row]];
            }
        }
        double squares = 0;
        for (float one : error) {
            squares += one * one;
        }
        return squares;
    }
}
