package dev.aiengine.models.text.linear;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.text.Folds;
import dev.aiengine.models.text.HeldOut;
import dev.aiengine.models.text.TextFrameworks;
import dev.aiengine.models.text.TextPackage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains the linear method: compares the candidates on folds of the training rows, refits the best one to all of them,
 * and measures it on the held-out rows.
 */
public final class LinearTraining {
    private static final int USUAL_PASSES = 30;

    private final TrainingRun run;
    private final @Nullable LinearBase base;
    private final HeldOut data;
    private final long seed;

    public LinearTraining(TrainingRun run, HeldOut data) throws IOException {
        this.run = run;
        this.base = run.base() == null ? null : LinearBase.of(run.base());
        this.data = base == null ? data : base.labelled(data);
        this.seed = run.params().integer("seed");
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    public ModelManifest train() throws IOException {
        Setup setup = base == null ? Setup.fresh(data) : Setup.from(base, data);
        Examples examples = setup.examples();
        Folds folds = Folds.deal(examples.labels(), seed);
        int passes = run.params().optionalInteger("epochs").orElse(USUAL_PASSES);
        int fits = Search.fits(setup.candidates().size(), folds) + 1;
        Course course = new Course(run.listener(), fits * examples.problems(), passes);
        Checkpoint checkpoint = new Checkpoint(run.checkpoint(), fingerprint(passes), run.listener());
        Search.Choice choice = new Search(examples, folds, seed, checkpoint, course).best(setup.candidates());

        int[] all = IntStream.range(0, data.train().size()).toArray();
        Fit fit = Fit.of(examples, all, choice.candidate(), seed, course);
        LinearModel model = LinearModel.of(
                setup.vocabulary(),
                fit,
                choice.candidate().runs(),
                choice.blend(),
                data.labels().size());
        return write(model, choice);
    }

    private ModelManifest write(LinearModel model, Search.Choice choice) throws IOException {
        WeightsFile.write(model, run.output().resolve(WeightsFile.NAME));
        Scorer scorer = new Scorer(model);
        List<String> texts = data.test().texts();
        float[][] probabilities = new float[texts.size()][];
        double[] unknown = new double[texts.size()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = scorer.probabilities(texts.get(row));
            unknown[row] = scorer.unknownShare();
        }
        return TextPackage.write(run, data, TextFrameworks.LINEAR, chosen(choice), Map.of(), probabilities, unknown);
    }

    private Map<String, Object> chosen(Search.Choice choice) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("ngrams", choice.candidate().ngrams());
        params.put("inverseDocumentFrequency", choice.candidate().rarity());
        params.put("cost", choice.candidate().cost());
        params.put("naiveBayesShare", choice.blend().share());
        params.put("sigmoidSlope", choice.blend().slope());
        params.put("sigmoidOffset", choice.blend().offset());
        params.put("validationAccuracy", choice.accuracy());
        params.put("validationLogLoss", choice.blend().logLoss());
        params.put("trainingRows", data.train().size());
        if (base != null) {
            params.put("fromBase", choice.candidate().fromBase());
            params.put(LinearBase.TEXTS, base.texts() + data.train().size());
        }
        return params;
    }

    /** Of everything the candidates' scores depend on. */
    private long fingerprint(int passes) {
        long hash = 31 * seed + passes + (base == null ? 0 : base.digest());
        for (int row = 0; row < data.train().size(); row++) {
            hash = 31 * hash + data.train().texts().get(row).hashCode();
            hash = 31 * hash + data.train().labels().get(row).hashCode();
        }
        return hash;
    }
}
