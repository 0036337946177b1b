package dev.aiengine.models.text.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.Temperature;
import dev.aiengine.models.network.PyTorch;
import dev.aiengine.models.text.Epoch;
import dev.aiengine.models.text.encoder.Passes;
import dev.aiengine.models.text.encoder.Tokens;
import dev.aiengine.models.text.encoder.TrainableEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Trains an encoder together with the head that was fitted on it frozen: starting from a random head would first spoil
 * the encoder (Kumar et al. 2022, "Fine-Tuning can Distort Pretrained Features and Underperform Out-of-Distribution").
 * Small steps and few epochs (Devlin et al. 2019); the epoch with the lowest validation loss is kept, which may be
 * none.
 */
final class FineTuning {
    private static final int BATCH = 16;
    private static final double RATE = 5e-5;
    /** The head may move faster than what thousands of hours of training have found. */
    private static final double HEAD_FACTOR = 20;
    /** Share of the steps in which the rate rises. */
    private static final double RISING = 0.1;

    /** @param labels one per text */
    record Rows(List<Tokens> texts, List<Integer> labels) {}

    /**
     * @param network the encoder's file
     * @param epoch the kept one; 0 is the encoder as it came
     */
    record Tuned(Path network, Head head, int epoch, double temperature) {}

    private final Rows fit;
    private final Rows validation;
    private final int epochs;
    private final long seed;
    private final Path directory;
    private final TrainingListener listener;
    private final IntConsumer before;

    /**
     * @param directory of checkpoints
     * @param before told how many steps are done before each; there are {@link #steps} in all
     */
    FineTuning(
            Rows fit,
            Rows validation,
            int epochs,
            long seed,
            Path directory,
            TrainingListener listener,
            IntConsumer before) {
        this.fit = fit;
        this.validation = validation;
        this.epochs = epochs;
        this.seed = seed;
        this.directory = directory;
        this.listener = listener;
        this.before = before;
    }

    int steps() {
        return epochs * Math.ceilDiv(fit.labels().size(), BATCH);
    }

    /**
     * Goes on where an earlier attempt of the same run stopped.
     *
     * @param run digest of all that decides what is learned
     */
    Tuned run(Path network, Head head, String run) throws IOException {
        TuningState fresh = start(network, head, run);
        TuningState state = TuningState.read(directory, run, fresh);
        while (state.epochs() < epochs) {
            // Opened anew, because PyTorch computes a little differently once it has seen a module run for a while
            try (TrainableEncoder encoder = TrainableEncoder.open(TuningState.network(directory, state.epochs()));
                    NDManager manager = encoder.manager().newSubManager()) {
                TrainableHead trainable = new TrainableHead(manager, read(head, state.epochs()));
                epoch(encoder, trainable, state.epochs() + 1);
                state = validated(encoder, trainable.head(), state);
            }
            listener.checkpointed();
        }
        Head best = read(head, state.best());
        Path kept = TuningState.network(directory, state.best());
        try (TrainableEncoder encoder = TrainableEncoder.open(kept)) {
            double temperature = HeadSearch.temperature(scores(encoder, best), validation.labels());
            return new Tuned(kept, best.over(temperature), state.best(), temperature);
        }
    }

    private TuningState start(Path network, Head head, String run) throws IOException {
        Files.createDirectories(directory);
        Path first = TuningState.network(directory, 0);
        Files.copy(network, first, StandardCopyOption.REPLACE_EXISTING);
        write(head, 0);
        try (TrainableEncoder encoder = TrainableEncoder.open(first)) {
            return new TuningState(run, 0, 0, Temperature.loss(scores(encoder, head), validation.labels(), 1));
        }
    }

    private void epoch(TrainableEncoder encoder, TrainableHead head, int epoch) {
        try (NDManager manager = encoder.manager().newSubManager()) {
            List<NDArray> weights = new ArrayList<>(encoder.parameters(manager));
            if (weights.isEmpty()) {
                throw new Untrainable("the encoder has no weights that can be trained: it was frozen when it was saved."
                        + " Leave finetune out, or save it without torch.jit.freeze");
            }
            double[] factors = new double[weights.size() + head.parameters().size()];
            Arrays.fill(factors, HEAD_FACTOR);
            Arrays.fill(factors, 0, weights.size(), 1);
            weights.addAll(head.parameters());
            weights.forEach(weight -> weight.setRequiresGradient(true));
            AdamW optimizer = new AdamW(manager, weights, factors);
            int[] lengths = fit.texts().stream().mapToInt(Tokens::length).toArray();
            // Of its own, so that a resumed training draws what an uninterrupted one does
            List<int[]> batches = Epoch.batches(lengths, BATCH, new SplittableRandom(seed + epoch));
            for (int i = 0; i < batches.size(); i++) {
                int done = (epoch - 1) * batches.size() + i;
                before.accept(done);
                step(encoder, head, optimizer, batches.get(i), rate(done));
            }
        }
    }

    private void step(TrainableEncoder encoder, TrainableHead head, AdamW optimizer, int[] rows, double rate) {
        PyTorch.GRADIENTS.lock();
        try (NDManager scope = encoder.manager().newSubManager()) {
            List<Tokens> texts = Arrays.stream(rows).mapToObj(fit.texts()::get).toList();
            int[] labels = Arrays.stream(rows).map(fit.labels()::get).toArray();
            try (GradientCollector collector = PyTorch.engine().newGradientCollector()) {
                NDArray loss = head.loss(scope, encoder.vectors(scope, texts), labels);
                collector.backward(loss);
            }
            // Weights are changed in place, which is nothing to record
            JniUtils.setGradMode(false);
            optimizer.step(scope, rate);
        } finally {
            PyTorch.GRADIENTS.unlock();
        }
    }

    private double rate(int done) {
        double share = (done + 1.0) / (steps() + 1);
        return RATE * Math.min(share / RISING, (1 - share) / (1 - RISING));
    }

    private TuningState validated(TrainableEncoder encoder, Head head, TuningState state) throws IOException {
        int epoch = state.epochs() + 1;
        double loss = Temperature.loss(scores(encoder, head), validation.labels(), 1);
        boolean better = loss < state.bestLoss();
        encoder.write(TuningState.network(directory, epoch));
        write(head, epoch);
        TuningState next =
                new TuningState(state.run(), epoch, better ? epoch : state.best(), Math.min(loss, state.bestLoss()));
        next.write(directory);
        for (int old = 0; old < epoch; old++) {
            if (old != next.best()) {
                Files.deleteIfExists(TuningState.network(directory, old));
            }
        }
        return next;
    }

    private float[][] scores(TrainableEncoder encoder, Head head) {
        List<Tokens> texts = validation.texts();
        float[][] scores = new float[texts.size()][];
        for (int[] pass : Passes.of(texts.stream().mapToInt(Tokens::length).toArray())) {
            float[][] vectors =
                    encoder.vectors(Arrays.stream(pass).mapToObj(texts::get).toList());
            for (int i = 0; i < pass.length; i++) {
                scores[pass[i]] = head.scores(vectors[i]);
            }
        }
        return scores;
    }

    private void write(Head head, int epoch) throws IOException {
        HeadFile.write(head, Files.createDirectories(TuningState.head(directory, epoch)));
    }

    private Head read(Head like, int epoch) throws IOException {
        return HeadFile.read(
                TuningState.head(directory, epoch),
                like.labels(),
                like.standard().width());
    }
}
