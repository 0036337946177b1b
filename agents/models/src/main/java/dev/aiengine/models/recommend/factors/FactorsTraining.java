package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.recommend.RankingQuality;
import dev.aiengine.models.recommend.factors.PreferenceTraining.Learned;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trains collaborative filtering: factors that predict ratings, where there are some, and factors that rank items. */
public final class FactorsTraining {
    public static final String FRAMEWORK = "factors";

    private final TrainingRun run;

    public FactorsTraining(TrainingRun run) {
        this.run = run;
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    public ModelManifest train() throws IOException {
        FactorModel base = base();
        Split data = Split.of(run);
        Pairs train = data.train();
        Links byUser = Links.by(train.user(), train.item(), data.users().size());
        Links byItem = Links.by(train.item(), train.user(), data.items().size());
        long fingerprint = fingerprint(data, base);

        Map<String, Object> chosen = new LinkedHashMap<>();
        chosen.put("mode", data.explicit() ? "explicit" : "implicit");
        RatingFactors ratings = null;
        if (data.explicit()) {
            RatingTraining training = new RatingTraining(run, data, byUser, byItem, base);
            ratings = training.learn(fingerprint);
            chosen.put("epochs", training.epochs());
            chosen.put("samples", training.samples());
        }
        PreferenceTraining ranking = new PreferenceTraining(run, data, data.explicit() ? RatingTraining.SHARE : 0);
        Learned learned = ranking.learn(byUser, byItem, fingerprint, base);
        chosen.putAll(PreferenceTraining.told(learned));
        FactorModel model = new FactorModel(
                data.users(),
                data.items(),
                ratings == null ? 0 : run.params().integer("rank"),
                ratings,
                learned.preferences().users,
                learned.preferences().items,
                FactorModel.popularity(byItem),
                FactorModel.seen(byUser));
        return write(data, model, chosen, ranking.liked());
    }

    private ModelManifest write(Split data, FactorModel model, Map<String, Object> chosen, double liked)
            throws IOException {
        FactorsFile.write(model, run.output().resolve(FactorsFile.NAME));
        FactorsProfile.of(data, model).write(run.output());
        chosen.put("users", data.users().size());
        chosen.put("items", data.items().size());
        chosen.put("trainingRows", data.train().size());
        chosen.put("testRows", data.test().size());
        chosen.put("droppedRows", data.dropped());
        chosen.put("mergedRows", data.merged());
        ModelManifest manifest = ModelManifest.of(
                run,
                FRAMEWORK,
                "{user, k?, excludeSeen?} for items, {user, item} for a rating",
                "{items: [{item, score}]}, or {rating}; fallback: true where the user or the item is not known",
                List.of(),
                chosen,
                Map.of(),
                metrics(data.test(), model, liked));
        manifest.write(run.output());
        return manifest;
    }

    private static Map<String, Double> metrics(Pairs test, FactorModel model, double liked) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        RatingFactors ratings = model.ratings();
        if (ratings != null) {
            double squares = 0;
            double distances = 0;
            for (int i = 0; i < test.size(); i++) {
                double error = ratings.rating(test.user()[i], test.item()[i]) - test.value()[i];
                squares += error * error;
                distances += Math.abs(error);
            }
            metrics.put("rmse", Math.sqrt(squares / test.size()));
            metrics.put("mae", distances / test.size());
        }
        BitSet[] wanted = Judge.wanted(test, model.users().size(), liked);
        RankingQuality own = Judge.of(model.userPreferences(), model.itemPreferences(), model.seen(), wanted);
        RankingQuality popularity = Judge.ofPopularity(model.popularity(), model.seen(), wanted);
        metrics.put("recallAt10", own.recall());
        metrics.put("ndcgAt10", own.gain());
        metrics.put("popularityRecallAt10", popularity.recall());
        metrics.put("popularityNdcgAt10", popularity.gain());
        return metrics;
    }

    private @Nullable FactorModel base() throws IOException {
        if (run.base() == null) {
            return null;
        }
        if (!run.base().manifest().framework().equals(FRAMEWORK)) {
            throw new Untrainable("the base is no model of collaborative filtering");
        }
        return FactorsFile.read(run.base().directory().resolve(FactorsFile.NAME));
    }

    /** Of everything that a checkpoint depends on, but what its own file adds. */
    private long fingerprint(Split data, @Nullable FactorModel base) {
        long hash = 31 * data.train().fingerprint() + run.params().integer("seed");
        hash = 31 * hash + Boolean.hashCode(data.explicit());
        return base == null ? hash : 31 * hash + base.fingerprint();
    }
}
