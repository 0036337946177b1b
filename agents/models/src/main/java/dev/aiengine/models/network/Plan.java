package dev.aiengine.models.network;

/**
 * How long and how fast a network learns.
 *
 * @param epochs passes over the training rows
 * @param patience passes without a better validation loss before the training ends
 * @param rate the highest; reached after {@code warmUp}, a share of the training, and falling to nothing on half a
 *     cosine (Loshchilov and Hutter 2017)
 * @param largestNorm of the gradients of one step
 * @param memory steps that the moving average of the weights looks back on, at most a tenth of those made; 0 for none
 */
public record Plan(
        int epochs,
        int patience,
        int batchSize,
        long seed,
        Optimizer.Choice optimizer,
        double rate,
        double warmUp,
        double largestNorm,
        int memory) {

    /** @param done share of the training, from 0 to 1 */
    double rate(double done) {
        return done < warmUp
                ? rate * (done + 1e-3) / (warmUp + 1e-3)
                : rate * (1 + Math.cos(Math.PI * (done - warmUp) / (1 - warmUp))) / 2;
    }

    /** How far the average moves in a step: the first weights are random and must be forgotten soon. */
    double share(int steps) {
        return memory == 0 ? 1 : 1 / (1 + Math.min(memory, steps / 10.0));
    }
}
