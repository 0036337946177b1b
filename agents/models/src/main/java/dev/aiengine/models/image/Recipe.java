package dev.aiengine.models.image;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.network.Optimizer;
import dev.aiengine.models.network.Plan;

/**
 * How an image network is trained.
 *
 * @param imageSize side of the square that every image is made
 * @param flip whether an image and its mirror image mean the same
 * @param smoothing share of certainty that goes to the other labels (Szegedy et al. 2016)
 */
record Recipe(int imageSize, boolean flip, double smoothing, Plan plan) {
    static final int SMALLEST = 16;
    static final int USUAL = 64;
    /** Sizes are multiples of it: halved four times, nothing is left over. */
    static final int STEP = 16;

    private static final int USUAL_BATCH = 32;
    private static final int FEWEST_BATCHES = 12;
    private static final int SMALLEST_BATCH = 8;
    private static final int IMAGES_SEEN = 45_000;
    private static final int FEWEST_EPOCHS = 8;
    private static final int MOST_EPOCHS = 100;

    /** What suits so many images: few take smaller batches and more passes, so that there are steps enough. */
    static Recipe of(Parameters params, int imageSize, int images) {
        int batchSize = Math.clamp(images / FEWEST_BATCHES, SMALLEST_BATCH, USUAL_BATCH);
        int epochs = params.optionalInteger("epochs")
                .orElse(Math.clamp(Math.ceilDiv(IMAGES_SEEN, images), FEWEST_EPOCHS, MOST_EPOCHS));
        Plan plan = new Plan(
                epochs,
                epochs,
                batchSize,
                params.integer("seed"),
                new Optimizer.Choice(Optimizer.Kind.ADAM, 0.05),
                0.004,
                0.15,
                5,
                100);
        return new Recipe(imageSize, params.flag("flip"), 0.1, plan);
    }
}
