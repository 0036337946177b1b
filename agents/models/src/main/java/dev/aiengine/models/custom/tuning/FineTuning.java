package dev.aiengine.models.custom.tuning;

import dev.aiengine.contract.signature.Signature;
import dev.aiengine.contract.signature.TensorSpec;
import dev.aiengine.contract.signature.TensorType;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.HeldOutRows;
import dev.aiengine.models.network.Fingerprint;
import dev.aiengine.models.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Moves the weights of an imported module on a table of numbers: Adam over shuffled batches, the rate falling to zero
 * along a cosine, for as many epochs as asked.
 */
public final class FineTuning {
    private final TrainingRun run;
    private final Signature signature;
    private final Path module;
    private final long maxBytes;
    private final Loss loss;

    /** @param module the base's TorchScript file */
    public FineTuning(TrainingRun run, Signature signature, Path module, long maxBytes) {
        this.run = run;
        this.signature = signature;
        this.module = module;
        this.maxBytes = maxBytes;
        this.loss = Loss.of(run.params());
    }

    /**
     * Writes the trained module.
     *
     * @param known labels the base was trained with, none where it was not
     */
    public Tuned train(List<String> known, Path written) throws IOException {
        Parameters params = run.params();
        Rows rows = Rows.read(run.train(), params);
        Targets targets = Targets.of(loss, rows.targets(), known);
        Portion train;
        Portion test;
        Table testTable = run.test();
        if (testTable == null) {
            List<String> strata = loss == Loss.MSE ? Collections.nCopies(rows.size(), "") : rows.targets();
            boolean[] held = HeldOutRows.of(
                    strata, IntStream.rangeClosed(1, rows.size()).boxed().toList(), params);
            Portion all = portion(rows, targets, run.train());
            train = all.where(held, false);
            test = all.where(held, true);
        } else {
            train = portion(rows, targets, run.train());
            test = portion(Rows.read(testTable, params), targets, testTable);
        }
        if (train.size() == 0 || test.size() == 0) {
            throw new Untrainable("the " + rows.size() + " rows are too few to train on some and test on others");
        }
        List<Long> row = rowShape(params.columns("inputColumns"));
        requireOne(module, row, train, targets);
        Files.copy(fit(train, row, params), written, StandardCopyOption.REPLACE_EXISTING);
        // Measured in the form it is served in
        try (TunedModule served = new TunedModule(written, maxBytes, loss, row)) {
            return new Tuned(
                    targets.labels(), train.size(), test.inputs(), test.targets(), served.answers(test.inputs()));
        }
    }

    /** The file of the module after the last epoch. */
    private Path fit(Portion train, List<Long> row, Parameters params) throws IOException {
        List<Integer> sizes;
        try (TunedModule base = new TunedModule(module, maxBytes, loss, row)) {
            sizes = base.sizes();
        }
        if (sizes.isEmpty()) {
            throw new Untrainable("the base has no parameters to train: they were frozen or written as constants;"
                    + " export it with torch.jit.script or torch.jit.trace and without torch.jit.freeze");
        }
        int epochs = params.integer("epochs");
        String fingerprint = fingerprint(params, train, module);
        Checkpoint state = Checkpoint.read(run.checkpoint(), fingerprint, sizes)
                .orElse(new Checkpoint(0, new Adam(sizes), module));
        while (state.epochs() < epochs) {
            int epoch = state.epochs() + 1;
            // Opened anew, because PyTorch computes a little differently once it has seen a module run for a while
            try (TunedModule tuned = new TunedModule(state.module(), maxBytes, loss, row)) {
                epoch(tuned, train, state.adam(), epoch, epochs);
                state = Checkpoint.write(run.checkpoint(), fingerprint, epoch, state.adam(), tuned.module());
            }
            run.listener().checkpointed();
        }
        return state.module();
    }

    private void epoch(TunedModule tuned, Portion train, Adam adam, int epoch, int epochs) {
        Parameters params = run.params();
        int batch = params.integer("batchSize");
        int seed = params.integer("seed");
        // Of its own, so that a resumed training draws what an uninterrupted one does
        tuned.seed(seed + epoch);
        List<Integer> order = shuffled(train.size(), seed + 0x9E3779B97F4A7C15L * epoch);
        double sum = 0;
        for (int from = 0; from < order.size(); from += batch) {
            double done = (epoch - 1 + (double) from / order.size()) / epochs;
            report(done, epoch, epochs, Map.of());
            Portion some = train.at(order.subList(from, Math.min(order.size(), from + batch)));
            double rate = params.number("learningRate") * (1 + Math.cos(Math.PI * done)) / 2;
            double value = tuned.step(some.inputs(), some.targets(), adam, rate);
            if (!Double.isFinite(value)) {
                throw new Untrainable("the training diverged in epoch " + epoch + ": choose a smaller learningRate,"
                        + " or bring the columns to a similar scale");
            }
            sum += value * some.size();
        }
        report((double) epoch / epochs, epoch, epochs, Map.of("loss", sum / train.size()));
    }

    private void report(double fraction, int epoch, int epochs, Map<String, Double> metrics) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the training was interrupted");
        }
        run.listener().progress(new Progress(fraction, epoch, epochs, null), metrics);
    }

    private Portion portion(Rows rows, Targets targets, Table table) {
        return new Portion(
                rows.inputs(),
                targets.numbers(rows.targets(), table.reference(), run.params().text("targetColumn")));
    }

    /** One float tensor per row, of as many numbers as there are columns. */
    private List<Long> rowShape(List<String> columns) {
        TensorSpec input = signature.inputs().getFirst();
        if (signature.inputs().size() != 1 || !signature.batched() || input.type() != TensorType.FLOAT) {
            throw new Untrainable("only a model of one float input whose first axis is the batch can be trained on a"
                    + " table; this one takes " + Signature.describe(signature.inputs()));
        }
        List<Long> shape = new ArrayList<>(input.rowShape());
        if (shape.equals(List.of(TensorSpec.ANY))) {
            return List.of((long) columns.size());
        }
        long[] sizes = shape.stream().mapToLong(Long::longValue).toArray();
        if (shape.contains(TensorSpec.ANY) || Tensor.elements(sizes) != columns.size()) {
            throw new Untrainable(
                    "inputColumns names " + columns.size() + " columns, but one row of the model is " + shape);
        }
        return shape;
    }

    private void requireOne(Path file, List<Long> row, Portion rows, Targets targets) throws IOException {
        float[][] answers;
        try (TunedModule base = new TunedModule(file, maxBytes, loss, row)) {
            answers = base.answers(rows.inputs().subList(0, 1));
        }
        int given = answers[0].length;
        int wanted = Math.max(1, targets.labels().size());
        if (given != wanted) {
            throw new Untrainable(
                    targets.labels().isEmpty()
                            ? "the model gives " + given + " numbers per row; mse needs one"
                            : "the model gives " + given + " scores per row, but the labels are " + targets.labels());
        }
    }

    private static List<Integer> shuffled(int size, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = size - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }

    private static String fingerprint(Parameters params, Portion train, Path base) throws IOException {
        Fingerprint fingerprint = new Fingerprint()
                .add(new TreeMap<>(params.values()).toString().getBytes(StandardCharsets.UTF_8))
                .add(Files.readAllBytes(base));
        train.inputs().forEach(fingerprint::add);
        return fingerprint.add(train.targets()).hexadecimal();
    }
}
