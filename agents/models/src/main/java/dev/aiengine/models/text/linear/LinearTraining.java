package dev.aiengine.models.text.linear;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.text.HeldOut;
import dev.aiengine.models.text.TextPackage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains the linear method: compares the candidates on folds of the training rows, refits the best one to all of them,
 * and measures it on the held-out rows.
 */
public final class LinearTraining {
    public static final String FRAMEWORK = "linear";

    private static final int USUAL_PASSES = 30;

    private final TrainingRun run;
    private final HeldOut data;
    private final long seed;

    public LinearTraining(TrainingRun run, HeldOut data) {
        this.run = run;
        this.data = data;
        this.seed = run.params().integer("seed");
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    public ModelManifest train() throws IOException {
        int count = data.labels().size();
        List<String> texts = data.train().texts();
        boolean runs = texts.stream().mapToLong(String::length).sum() <= Vocabulary.MOST_CHARACTERS_FOR_RUNS;
        Vocabulary vocabulary = Vocabulary.of(texts, runs, Examples.problems(count));
        Examples examples = new Examples(Rows.of(texts, vocabulary, runs), data.numbers(data.train()), count);

        List<Candidate> candidates = Candidate.all(runs);
        Folds folds = Folds.deal(examples.labels(), seed);
        int passes = run.params().optionalInteger("epochs").orElse(USUAL_PASSES);
        int fits = Search.fits(candidates.size(), folds) + 1;
        Course course = new Course(run.listener(), fits * examples.problems(), passes);
        Checkpoint checkpoint = new Checkpoint(run.checkpoint(), fingerprint(passes), run.listener());
        Search.Choice choice = new Search(examples, folds, seed, checkpoint, course).best(candidates);

        int[] all = IntStream.range(0, texts.size()).toArray();
        Fit fit = Fit.of(examples, all, choice.candidate(), seed, course);
        LinearModel model = LinearModel.of(vocabulary, fit, choice.candidate().runs(), choice.blend(), count);
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
        return TextPackage.write(run, data, FRAMEWORK, chosen(choice), probabilities, unknown);
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
        return params;
    }

    /** Of everything the candidates' scores depend on. */
    private long fingerprint(int passes) {
        long hash = 31 * seed + passes;
        for (int row = 0; row < data.train().size(); row++) {
            hash = 31 * hash + data.train().texts().get(row).hashCode();
            hash = 31 * hash + data.train().labels().get(row).hashCode();
        }
        return hash;
    }
}
