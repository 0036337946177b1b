package dev.aiengine.models.recommend.factors;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.recommend.factors.Preferences.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the settings on pairs left out of the training, then learns from all of them. */
final class PreferenceTraining {
    private static final int RANK = 32;
    private static final int EPOCHS = 8;
    private static final int EPOCHS_TO_COMPARE = 4;
    private static final int MOST_PAIRS_TO_COMPARE = 1_000_000;
    private static final float DISLIKED = 0.3f;
    private static final List<Settings> CANDIDATES = List.of(
            new Settings(RANK, 0.3, 0.01),
            new Settings(RANK, 0.3, 0.003),
            new Settings(RANK, 0.1, 0.03),
            new Settings(RANK, 0.1, 0.01));

    private final TrainingRun run;
    private final Split data;
    private final double from;
    private final double liked;
    private int done;

    /** Progress goes on from {@code from}, a fraction. */
    PreferenceTraining(TrainingRun run, Split data, double from) {
        this.run = run;
        this.data = data;
        this.from = from;
        liked = data.explicit() ? data.train().mean() : Double.NEGATIVE_INFINITY;
    }

    /** What was learned, with which settings. */
    record Learned(Preferences preferences, Settings settings, double validationGain) {}

    Learned learn(Links byUser, Links byItem, long fingerprint, @Nullable FactorModel base) throws IOException {
        Comparison comparison = compared(fingerprint);
        Settings settings = CANDIDATES.get(comparison.best());
        Preferences preferences = new Preferences(
                byUser, byItem, weights(data.train()), settings, run.params().integer("seed"));
        if (base != null) {
            start(preferences, base);
        }
        Snapshot snapshot = new Snapshot(run.checkpoint(), "preferences.factors", fingerprint, run.listener());
        List<float[]> state = new ArrayList<>(List.of(preferences.items));
        state.addAll(List.of(preferences.users));
        for (int epoch = Math.max(0, snapshot.read(state)); epoch < EPOCHS; epoch++) {
            preferences.sweep();
            snapshot.write(epoch + 1, state);
            progress(CANDIDATES.size() * EPOCHS_TO_COMPARE + epoch + 1, comparison.gain());
        }
        return new Learned(preferences, settings, comparison.gain());
    }

    /** Which candidate did best, and how well. */
    private record Comparison(int best, double gain) {}

    private Comparison compared(long fingerprint) throws IOException {
        float[] gains = new float[CANDIDATES.size()];
        Snapshot snapshot = new Snapshot(run.checkpoint(), "preferences.compared", fingerprint, run.listener());
        int first = Math.max(0, snapshot.read(List.of(gains)));
        if (first < gains.length) {
            Pairs some = some();
            boolean[] held = Split.drawn(
                    some.user(), data.users().size(), 0.1, run.params().integer("seed") + 1L);
            Pairs learned = some.at(Split.positions(held, false));
            Pairs asked = some.at(Split.positions(held, true));
            for (int candidate = first; candidate < gains.length; candidate++) {
                gains[candidate] = (float) gain(learned, asked, CANDIDATES.get(candidate), candidate);
                snapshot.write(candidate + 1, List.of(gains));
            }
        }
        int best = 0;
        for (int candidate = 1; candidate < gains.length; candidate++) {
            best = gains[candidate] > gains[best] ? candidate : best;
        }
        return new Comparison(best, gains[best]);
    }

    private double gain(Pairs learned, Pairs asked, Settings settings, int candidate) {
        Links byUser = Links.by(learned.user(), learned.item(), data.users().size());
        Links byItem = Links.by(learned.item(), learned.user(), data.items().size());
        Preferences preferences = new Preferences(
                byUser, byItem, weights(learned), settings, run.params().integer("seed"));
        for (int epoch = 0; epoch < EPOCHS_TO_COMPARE; epoch++) {
            preferences.sweep();
            progress(candidate * EPOCHS_TO_COMPARE + epoch + 1, Double.NaN);
        }
        BitSet[] wanted = Judge.wanted(asked, data.users().size(), liked);
        return Judge.of(preferences.users, preferences.items, FactorModel.seen(byUser), wanted)
                .gain();
    }

    /** All pairs of so many users, evenly chosen, that they can be learned from several times. */
    private Pairs some() {
        int each = (data.train().size() + MOST_PAIRS_TO_COMPARE - 1) / MOST_PAIRS_TO_COMPARE;
        boolean[] taken = new boolean[data.train().size()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = data.train().user()[i] % each == 0;
        }
        return data.train().at(Split.positions(taken, true));
    }

    /** A rating from here on is a sign of liking; without ratings every choice is. */
    double liked() {
        return liked;
    }

    private float[] weights(Pairs pairs) {
        float[] weights = new float[pairs.size()];
        for (int i = 0; i < weights.length; i++) {
            float value = pairs.value()[i];
            weights[i] = data.explicit() ? value >= liked ? 1 : DISLIKED : (float) (1 + Math.log(value));
        }
        return weights;
    }

    private void start(Preferences preferences, FactorModel base) {
        if (base.itemPreferences()[0].length != RANK) {
            throw new Untrainable("the base ranks with vectors of length " + base.itemPreferences()[0].length + ", not "
                    + RANK + ": train without a base");
        }
        for (int item = 0; item < data.items().size(); item++) {
            int known = base.items().number(data.items().name(item));
            if (known != Names.UNKNOWN) {
                preferences.items[item] = base.itemPreferences()[known].clone();
            }
        }
    }

    private void progress(int step, double gain) {
        int steps = CANDIDATES.size() * EPOCHS_TO_COMPARE + EPOCHS;
        done = Math.max(done, step);
        run.listener()
                .progress(
                        new Progress(from + (1 - from) * done / steps, done, steps, null),
                        Double.isNaN(gain) ? Map.of() : Map.of("validationNdcgAt10", gain));
    }

    static Map<String, Object> told(Learned learned) {
        Settings settings = learned.settings();
        return Map.of(
                "rankingRank", settings.rank(),
                "rankingAbsentWeight", settings.absent(),
                "rankingShrink", settings.shrink(),
                "validationNdcgAt10", learned.validationGain());
    }
}
