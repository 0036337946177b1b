package dev.aiengine.models.text.cnn;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.evaluation.Temperature;
import dev.aiengine.models.network.Checkpoint;
import dev.aiengine.models.network.Fingerprint;
import dev.aiengine.models.network.Parameter;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.text.Epoch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Fits the weights epoch by epoch and keeps those with the lowest validation loss. */
final class Training implements AutoCloseable {
    private static final int SCORED_AT_ONCE = 128;

    private final Recipe recipe;
    private final Architecture architecture;
    private final Beginning beginning;
    private final Encoded train;
    private final Encoded validation;
    private final TrainingListener listener;
    private final TextNetwork network;
    private final Map<String, Double> metrics = new LinkedHashMap<>();

    /** What of a checkpoint is which. */
    private record State(Weights weights, Weights means, Weights variances, Weights best) {
        static final int SETS = 4;

        static State of(Checkpoint checkpoint) {
            List<Weights> sets = checkpoint.weights();
            return new State(sets.get(0), sets.get(1), sets.get(2), sets.get(3));
        }

        List<Weights> all() {
            return List.of(weights, means, variances, best);
        }
    }

    Training(
            Recipe recipe,
            Architecture architecture,
            Beginning beginning,
            Encoded train,
            Encoded validation,
            TrainingListener listener) {
        this.recipe = recipe;
        this.architecture = architecture;
        this.beginning = beginning;
        this.train = train;
        this.validation = validation;
        this.listener = listener;
        this.network = new TextNetwork(architecture);
    }

    /** @param directory what an earlier attempt of the same run left there is resumed from */
    Weights fit(Path directory) throws IOException {
        String run = fingerprint();
        Checkpoint reached = Checkpoint.read(directory, run, architecture.parameters(), State.SETS)
                .orElseGet(this::start);
        while (reached.epochs() < recipe.epochs() && reached.epochs() - reached.bestEpoch() < recipe.patience()) {
            reached = epoch(reached);
            reached.write(directory, run);
            listener.checkpointed();
        }
        return State.of(reached).best();
    }

    /** One row of scores per text, in their order. */
    float[][] scores(Weights weights, List<int[]> texts) {
        float[][] scores = new float[texts.size()][];
        int[] byLength = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(row -> texts.get(row).length))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int from = 0; from < byLength.length; from += SCORED_AT_ONCE) {
            int[] rows = Arrays.copyOfRange(byLength, from, Math.min(from + SCORED_AT_ONCE, byLength.length));
            Batch batch = Batch.of(Arrays.stream(rows).mapToObj(texts::get).toList(), architecture.padding());
            float[][] some = network.scores(weights, batch);
            for (int i = 0; i < rows.length; i++) {
                scores[rows[i]] = some[i];
            }
        }
        return scores;
    }

    @Override
    public void close() {
        network.close();
    }

    private Checkpoint start() {
        Weights weights = beginning.weights().copy();
        double loss = beginning.learned() ? validationLoss(weights) : Double.POSITIVE_INFINITY;
        List<Parameter> parameters = architecture.parameters();
        State state = new State(weights, Weights.zero(parameters), Weights.zero(parameters), weights.copy());
        return new Checkpoint(0, 0, 0, loss, state.all());
    }

    private Checkpoint epoch(Checkpoint from) {
        State state = State.of(from);
        int epoch = from.epochs() + 1;
        // Of its own, so that a resumed training draws what an uninterrupted one does
        RandomGenerator random = new SplittableRandom(recipe.seed() + 0x9E3779B97F4A7C15L * epoch);
        Adam adam = new Adam(state.means(), state.variances(), from.steps());
        List<int[]> batches = Epoch.batches(
                train.texts().stream().mapToInt(text -> text.length).toArray(), recipe.batchSize(), random);
        double loss = 0;
        for (int i = 0; i < batches.size(); i++) {
            double done = (from.epochs() + (double) i / batches.size()) / recipe.epochs();
            report(done, epoch);
            Gradients gradients = gradients(state.weights(), batches.get(i), random);
            if (!Double.isFinite(gradients.loss())) {
                throw new IllegalStateException("the training diverged in epoch " + epoch);
            }
            gradients.clip(recipe.largestNorm());
            adam.step(state.weights(), gradients, recipe.rate() * (1 + Math.cos(Math.PI * done)) / 2);
            loss += gradients.loss() * batches.get(i).length / train.size();
        }
        double validationLoss = validationLoss(state.weights());
        boolean better = validationLoss < from.bestLoss();
        Weights best = better ? state.weights().copy() : state.best();
        metrics.put("loss", loss);
        metrics.put("validationLogLoss", validationLoss);
        report((double) epoch / recipe.epochs(), epoch);
        return new Checkpoint(
                epoch,
                adam.steps(),
                better ? epoch : from.bestEpoch(),
                better ? validationLoss : from.bestLoss(),
                new State(state.weights(), state.means(), state.variances(), best).all());
    }

    private Gradients gradients(Weights weights, int[] rows, RandomGenerator random) {
        List<int[]> texts = Arrays.stream(rows)
                .mapToObj(row -> withUnknown(train.texts().get(row), random))
                .toList();
        int[] labels = Arrays.stream(rows).map(row -> train.labels().get(row)).toArray();
        float[] kept = new float[rows.length * architecture.features()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = random.nextFloat() < recipe.dropout() ? 0 : (float) (1 / (1 - recipe.dropout()));
        }
        return network.gradients(weights, Batch.of(texts, architecture.padding()), labels, kept);
    }

    private int[] withUnknown(int[] text, RandomGenerator random) {
        int[] changed = text.clone();
        for (int i = 0; i < changed.length; i++) {
            if (random.nextFloat() < recipe.wordDropout()) {
                changed[i] = Vocabulary.UNKNOWN;
            }
        }
        return changed;
    }

    private double validationLoss(Weights weights) {
        float[][] scores = scores(weights, validation.texts());
        long right = IntStream.range(0, scores.length)
                .filter(row ->
                        Evaluation.best(scores[row]) == validation.labels().get(row))
                .count();
        metrics.put("validationAccuracy", (double) right / scores.length);
        return Temperature.loss(scores, validation.labels(), 1);
    }

    private void report(double fraction, int epoch) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the training was interrupted");
        }
        listener.progress(new Progress(fraction, epoch, recipe.epochs(), null), Map.copyOf(metrics));
    }

    private String fingerprint() {
        Fingerprint fingerprint = new Fingerprint().add(recipe).add(architecture);
        if (beginning.learned()) {
            beginning.weights().arrays().values().forEach(fingerprint::add);
        }
        for (Encoded each : List.of(train, validation)) {
            fingerprint.add(each.labels());
            each.texts().forEach(fingerprint::add);
        }
        return fingerprint.hexadecimal();
    }
}
