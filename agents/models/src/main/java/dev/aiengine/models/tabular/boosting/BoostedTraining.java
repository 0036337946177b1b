package dev.aiengine.models.tabular.boosting;

import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gradient-boosted trees with XGBoost (Chen and Guestrin 2016): depth and rounds are chosen on folds of the training
 * rows, then boosters with seeds of their own learn all of them, and their average is the model.
 */
public final class BoostedTraining {
    /** A depth that suits most tables, then a simpler one and a richer one. */
    private static final List<Integer> DEPTHS = List.of(6, 4, 8);

    private static final int MOST_ROUNDS = 5_000;

    /**
     * A trained model.
     *
     * @param chosen what the training chose
     */
    public record Result(Boosters boosters, Map<String, Object> chosen) {}

    private record Choice(Recipe recipe, int rounds, double loss) {}

    private final Examples examples;
    private final Wish wish;
    private final double unit;
    private final Folds folds;
    private final List<Integer> depths;
    private final Boosting boosting;

    /**
     * Prepares a training.
     *
     * @param checkpoint a folder of its own
     * @param unit what losses are multiplied by before they are told
     */
    public BoostedTraining(Examples examples, Wish wish, Path checkpoint, TrainingListener listener, double unit) {
        this.examples = examples;
        this.wish = wish;
        this.unit = unit;
        this.folds = Folds.deal(examples, wish.seed());
        this.depths = wish.depth().isPresent() ? List.of(wish.depth().getAsInt()) : DEPTHS;
        int compared = searches() ? depths.size() * folds.turns() : 0;
        long fingerprint = 31 * examples.fingerprint() + wish.fingerprint();
        this.boosting = new Boosting(
                new Checkpoint(checkpoint, fingerprint, listener),
                new Course(listener, compared + wish.ensemble(), examples.objective(), unit));
    }

    public Result train() throws IOException {
        Choice choice = searches()
                ? search()
                : new Choice(recipe(depths.getFirst()), wish.rounds().orElseThrow(), Double.NaN);
        List<byte[]> boosters = new ArrayList<>();
        for (int number = 0; number < wish.ensemble(); number++) {
            boosters.add(boosting.fit(
                    "booster-" + number, examples, choice.recipe, choice.rounds, wish.seed() + number, base(number)));
        }
        Boosters result = new Boosters(List.copyOf(boosters));
        if (result.bytes() > Boosters.LARGEST) {
            throw new Untrainable("the trees take " + result.bytes() + " bytes, more than the " + Boosters.LARGEST
                    + " of a package: choose fewer rounds, a smaller depth or a smaller ensemble");
        }
        result.check(examples, choice.recipe);
        return new Result(result, told(choice));
    }

    private boolean searches() {
        return wish.rounds().isEmpty() || depths.size() > 1;
    }

    private Choice search() throws IOException {
        Choice best = judge(depths.getFirst());
        for (int depth : depths.subList(1, depths.size())) {
            Choice next = judge(depth);
            best = next.loss < best.loss ? next : best;
        }
        return best;
    }

    /** The mean of the least losses, and the mean of the rounds that reached them. */
    private Choice judge(int depth) throws IOException {
        Recipe recipe = recipe(depth);
        int most = wish.rounds().orElse(MOST_ROUNDS);
        int patience = wish.rounds().isPresent() ? most : recipe.patience();
        double loss = 0;
        double rounds = 0;
        for (int fold = 0; fold < folds.turns(); fold++) {
            Stage stage = boosting.validate(
                    "depth-" + depth + "-fold-" + fold,
                    examples.at(folds.outside(fold)),
                    examples.at(folds.inside(fold)),
                    recipe,
                    most,
                    patience,
                    wish.seed(),
                    base(0));
            int best = wish.rounds().isPresent() ? most : stage.best();
            loss += stage.curve()[best - 1] / folds.turns();
            rounds += (double) best / folds.turns();
        }
        return new Choice(recipe, (int) Math.max(1, Math.round(rounds)), loss);
    }

    private Recipe recipe(int depth) {
        return Recipe.of(depth, wish.learningRate(), wish.threads());
    }

    private byte @org.jspecify.annotations.Nullable [] base(int number) {
        Boosters base = wish.base();
        return base == null ? null : base.json().get(number % base.json().size());
    }

    private Map<String, Object> told(Choice choice) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("depth", choice.recipe.depth());
        told.put("rounds", choice.rounds);
        told.put("minChildWeight", choice.recipe.weight());
        if (!Double.isNaN(choice.loss)) {
            told.put(examples.objective().regression() ? "validationRmse" : "validationLogLoss", choice.loss * unit);
        }
        return told;
    }
}
