package dev.aiengine.models.text.cnn;

import dev.aiengine.models.Parameters;
import java.util.List;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training rows, at most
 * @param patience passes without a better validation loss before the training ends
 * @param rate learning rate at the start; it falls to nothing on half a cosine
 * @param dropout share of the features dropped in each step
 * @param wordDropout share of the words taken for unknown in each step: so the vector of unknown words is learned
 * @param largestNorm of the gradients of one step
 * @param minCount of a word to be in the vocabulary
 * @param longest words of a text that are read
 */
record Recipe(
        int epochs,
        int patience,
        long seed,
        int batchSize,
        double rate,
        double dropout,
        double wordDropout,
        double largestNorm,
        int minCount,
        int mostWords,
        int longest,
        int dimensions,
        int filters,
        List<Integer> widths) {
    /** Below this a word that comes once is still worth its vector. */
    private static final int FEW_ROWS = 500;

    private static final int USUAL_BATCH = 50;
    private static final int FEWEST_BATCHES = 20;
    private static final int SMALLEST_BATCH = 4;
    private static final int USUAL_STEPS = 900;
    private static final int FEWEST_EPOCHS = 5;
    private static final int MOST_EPOCHS = 40;

    /** What suits so many rows: few rows take smaller batches and more passes, so that there are steps enough. */
    static Recipe of(Parameters params, int rows) {
        int batchSize = Math.clamp(rows / FEWEST_BATCHES, SMALLEST_BATCH, USUAL_BATCH);
        int steps = Math.ceilDiv(rows, batchSize);
        int epochs = params.optionalInteger("epochs")
                .orElse(Math.clamp(Math.ceilDiv(USUAL_STEPS, steps), FEWEST_EPOCHS, MOST_EPOCHS));
        return new Recipe(
                epochs,
                Math.max(3, epochs / 4),
                params.integer("seed"),
                batchSize,
                0.002,
                0.5,
                0.2,
                5,
                rows < FEW_ROWS ? 1 : 2,
                30_000,
                400,
                100,
                64,
                List.of(3, 4, 5));
    }

    /** The same for a network that starts from a base: its shape, and smaller steps, so as not to forget. */
    Recipe from(CnnBase base) {
        Architecture shape = base.architecture();
        return new Recipe(
                epochs,
                patience,
                seed,
                batchSize,
                rate / 4,
                dropout,
                wordDropout,
                largestNorm,
                minCount,
                mostWords,
                base.longest(),
                shape.dimensions(),
                shape.filters(),
                shape.widths());
    }

    Architecture architecture(int words, int labels) {
        return new Architecture(words, dimensions, filters, widths, labels);
    }
}
