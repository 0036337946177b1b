package dev.aiengine.models.recommend.factors;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the chain, and keeps samples of it once it has settled. */
final class RatingTraining {
    /** The part of a training's progress that this is, where there are ratings. */
    static final double SHARE = 0.6;

    private static final int MOST_SAMPLES = 32;
    private static final int FEWEST_SAMPLES = 4;
    private static final long MOST_FLOATS = 32_000_000;
    private static final int MOST_EPOCHS = 200;
    private static final int FEWEST_EPOCHS = 40;
    private static final double USUAL_WORK = 2.5e9;
    private static final int CHECKPOINT_EPOCHS = 25;

    private final TrainingRun run;
    private final Split data;
    private final Chain chain;
    private final int rank;
    private final int epochs;
    private final int samples;
    private final RatingFactors factors;

    RatingTraining(TrainingRun run, Split data, Links byUser, Links byItem, @Nullable FactorModel base) {
        this.run = run;
        this.data = data;
        int users = data.users().size();
        int items = data.items().size();
        rank = run.params().integer("rank");
        epochs = run.params()
                .optionalInteger("epochs")
                .orElse(usualEpochs(data.train().size(), rank));
        int room = Math.clamp(MOST_FLOATS / ((long) rank * (users + items)), FEWEST_SAMPLES, MOST_SAMPLES);
        samples = Math.min(room, epochs - settling());
        factors = RatingFactors.empty(data.train(), users, items, samples * rank);
        Pairs train = data.train();
        chain = new Chain(
                train.user(),
                train.item(),
                train.value(),
                byUser,
                byItem,
                rank,
                run.params().integer("seed"));
        if (base != null) {
            start(base);
        }
    }

    RatingFactors learn(long fingerprint) throws IOException {
        Snapshot snapshot = new Snapshot(
                run.checkpoint(), "ratings.chain", 31 * (31 * fingerprint + epochs) + rank, run.listener());
        List<float[]> state = state();
        int done = Math.max(0, snapshot.read(state));
        for (int epoch = done; epoch < epochs; epoch++) {
            double loss = chain.sweep(epoch);
            for (int sample = 0; sample < samples; sample++) {
                if (epoch == keptAt(sample)) {
                    factors.keep(chain, sample, samples);
                }
            }
            double fraction = SHARE * (epoch + 1) / epochs;
            run.listener().progress(new Progress(fraction, epoch + 1, epochs, null), Map.of("trainRmse", loss));
            if ((epoch + 1) % CHECKPOINT_EPOCHS == 0) {
                snapshot.write(epoch + 1, state);
            }
        }
        return factors;
    }

    int epochs() {
        return epochs;
    }

    int samples() {
        return samples;
    }

    private static int usualEpochs(int pairs, int rank) {
        return (int) Math.clamp(USUAL_WORK / ((double) pairs * rank), FEWEST_EPOCHS, MOST_EPOCHS);
    }

    private int settling() {
        return epochs / 5;
    }

    /** The last sample is that of the last epoch, the others lie evenly before it. */
    private int keptAt(int sample) {
        return settling() + (int) ((sample + 1L) * (epochs - settling()) / samples) - 1;
    }

    private List<float[]> state() {
        List<float[]> state = new ArrayList<>();
        for (Side side : List.of(chain.users, chain.items)) {
            state.add(side.bias);
            state.addAll(List.of(side.own));
            state.addAll(List.of(side.lent));
        }
        state.add(factors.userBias());
        state.add(factors.itemBias());
        Stream.of(factors.users(), factors.items()).map(List::of).forEach(state::addAll);
        return state;
    }

    private void start(FactorModel base) {
        RatingFactors known = base.ratings();
        if (known == null) {
            throw new Untrainable(
                    "the base was trained without ratings, this dataset has some: mode implicit goes on" + " from it");
        }
        if (base.rank() != rank) {
            throw new Untrainable("the base has rank " + base.rank() + ", not " + rank + ": rank " + base.rank()
                    + " goes on from it");
        }
        int kept = known.users()[0].length / rank;
        start(chain.users, data.users(), base.users(), known.userBias(), known.users(), kept);
        start(chain.items, data.items(), base.items(), known.itemBias(), known.items(), 1);
    }

    private void start(Side side, Names names, Names before, float[] bias, float[][] vectors, float scale) {
        for (int one = 0; one < names.size(); one++) {
            int known = before.number(names.name(one));
            if (known != Names.UNKNOWN) {
                side.bias[one] = bias[known];
                for (int factor = 0; factor < rank; factor++) {
                    side.own[factor][one] = scale * vectors[known][vectors[known].length - rank + factor];
                }
            }
        }
    }
}
