package dev.aiengine.models.network;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/**
 * A training, epoch by epoch: it keeps the moving average of the weights that has the lowest validation loss, and a
 * checkpoint after each epoch.
 */
public final class Course {
    private final Plan plan;
    private final List<Parameter> parameters;
    private final TorchNetwork network;
    private final Lessons lessons;
    private final TrainingListener listener;
    private final Map<String, Double> metrics = new LinkedHashMap<>();

    /** The state of a training between two steps. */
    private record State(Weights weights, Weights average, Weights best, Optimizer optimizer) {
        List<Weights> all() {
            List<Weights> all = new ArrayList<>(List.of(weights, average, best));
            all.addAll(optimizer.state());
            return all;
        }
    }

    public Course(
            Plan plan, List<Parameter> parameters, TorchNetwork network, Lessons lessons, TrainingListener listener) {
        this.plan = plan;
        this.parameters = parameters;
        this.network = network;
        this.lessons = lessons;
        this.listener = listener;
    }

    /**
     * Trains to the end.
     *
     * @param start weights to start from
     * @param directory what an earlier attempt of the same run left there is resumed from
     * @param run a {@link Fingerprint}
     * @return the weights of the best epoch
     */
    public Weights fit(Weights start, Path directory, String run) throws IOException {
        Checkpoint reached = Checkpoint.read(
                        directory, run, parameters, 3 + plan.optimizer().kind().arrays)
                .orElseGet(() -> first(start));
        while (reached.epochs() < plan.epochs() && reached.epochs() - reached.bestEpoch() < plan.patience()) {
            reached = epoch(reached);
            reached.write(directory, run);
            listener.checkpointed();
        }
        return reached.weights().get(2);
    }

    private Checkpoint first(Weights start) {
        State state = new State(
                start.copy(), start.copy(), start.copy(), plan.optimizer().start(parameters));
        return new Checkpoint(0, 0, 0, Double.POSITIVE_INFINITY, state.all());
    }

    private Checkpoint epoch(Checkpoint from) {
        State state = new State(
                from.weights().get(0),
                from.weights().get(1),
                from.weights().get(2),
                plan.optimizer()
                        .resume(
                                parameters,
                                from.weights().subList(3, from.weights().size()),
                                from.steps()));
        int epoch = from.epochs() + 1;
        double loss = learn(state, epoch);
        Map<String, Double> found = lessons.validate(state.average);
        double validationLoss = found.getOrDefault(Lessons.VALIDATION_LOSS, Double.NaN);
        metrics.put("loss", loss);
        metrics.putAll(found);
        report((double) epoch / plan.epochs(), epoch);
        boolean better = validationLoss < from.bestLoss();
        State reached = better ? new State(state.weights, state.average, state.average.copy(), state.optimizer) : state;
        return new Checkpoint(
                epoch,
                state.optimizer.steps(),
                better ? epoch : from.bestEpoch(),
                better ? validationLoss : from.bestLoss(),
                reached.all());
    }

    private double learn(State state, int epoch) {
        // Of its own, so that a resumed training draws what an uninterrupted one does
        RandomGenerator random = new SplittableRandom(plan.seed() + 0x9E3779B97F4A7C15L * epoch);
        List<int[]> batches = Shuffle.batches(lessons.rows(), plan.batchSize(), random);
        double loss = 0;
        for (int i = 0; i < batches.size(); i++) {
            double done = (epoch - 1 + (double) i / batches.size()) / plan.epochs();
            report(done, epoch);
            Lessons.Lesson lesson = lessons.lesson(batches.get(i), done, random);
            Gradients gradients = network.gradients(state.weights, lesson.images(), lesson.loss(), random);
            if (!Double.isFinite(gradients.loss())) {
                throw new IllegalStateException("the training diverged in epoch " + epoch);
            }
            gradients.clip(plan.largestNorm());
            state.optimizer.step(state.weights, gradients, plan.rate(done));
            state.average.follow(state.weights, plan.share(state.optimizer.steps()));
            loss += gradients.loss() / batches.size();
        }
        return loss;
    }

    private void report(double fraction, int epoch) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the training was interrupted");
        }
        listener.progress(new Progress(fraction, epoch, plan.epochs(), null), Map.copyOf(metrics));
    }
}
