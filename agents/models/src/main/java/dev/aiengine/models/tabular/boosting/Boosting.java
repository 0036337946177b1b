package dev.aiengine.models.tabular.boosting;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Grows trees in stretches of {@value #STRETCH} rounds. Every stretch, also of a training that nothing interrupts,
 * begins with a booster read from its JSON and random numbers of its own, so that a resumed training gives the same
 * bytes.
 */
final class Boosting {
    static final int STRETCH = 100;

    private static final long NEXT_STRETCH = 7919;

    private final Checkpoint checkpoint;
    private final Course course;

    Boosting(Checkpoint checkpoint, Course course) {
        this.checkpoint = checkpoint;
        this.course = course;
    }

    /**
     * Grows until the validation loss falls no longer.
     *
     * @param rounds at most
     * @param patience rounds without a better loss after which it stops
     */
    Stage validate(
            String name,
            Examples train,
            Examples validation,
            Recipe recipe,
            int rounds,
            int patience,
            long seed,
            byte @Nullable [] base)
            throws IOException {
        return grow(name, train, validation, recipe, rounds, patience, seed, base);
    }

    /** Grows so many rounds; the booster, in XGBoost's JSON. */
    byte[] fit(String name, Examples train, Recipe recipe, int rounds, long seed, byte @Nullable [] base)
            throws IOException {
        byte[] booster =
                grow(name, train, null, recipe, rounds, rounds, seed, base).booster();
        if (booster == null) {
            throw new IllegalStateException("stage " + name + " left no booster");
        }
        return booster;
    }

    private Stage grow(
            String name,
            Examples train,
            @Nullable Examples validation,
            Recipe recipe,
            int rounds,
            int patience,
            long seed,
            byte @Nullable [] base)
            throws IOException {
        Stage stage = checkpoint.read(name).orElse(new Stage(false, 0, new double[0], base));
        if (!stage.done()) {
            try (NativeTrees trees = new NativeTrees(train, validation)) {
                while (!stage.done()) {
                    long stretchSeed = (seed + NEXT_STRETCH * (stage.rounds() / STRETCH)) & Integer.MAX_VALUE;
                    trees.open(stage.booster(), recipe.params(train, stretchSeed));
                    stage = stretch(trees, stage, validation != null, rounds, patience);
                    checkpoint.write(name, stage);
                }
            }
        }
        course.stageDone();
        return stage;
    }

    private Stage stretch(NativeTrees trees, Stage before, boolean validated, int rounds, int patience)
            throws IOException {
        int until = Math.min(rounds, before.rounds() + STRETCH);
        double[] curve = Arrays.copyOf(before.curve(), validated ? until : 0);
        double least = Arrays.stream(before.curve()).min().orElse(Double.POSITIVE_INFINITY);
        int since = before.curve().length == 0 ? 0 : before.rounds() - before.best();
        for (int round = before.rounds(); round < until; round++) {
            trees.grow(round);
            if (!validated) {
                course.round(round + 1, rounds);
                continue;
            }
            curve[round] = trees.validationLoss(round);
            since = curve[round] < least ? 0 : since + 1;
            least = Math.min(least, curve[round]);
            course.validated(least);
            course.round(round + 1);
            if (since >= patience) {
                return new Stage(true, round + 1, Arrays.copyOf(curve, round + 1), null);
            }
        }
        boolean done = until == rounds;
        return new Stage(done, until, curve, done && validated ? null : trees.json());
    }
}
