package dev.aiengine.models.text.transformer;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.network.Portions;
import dev.aiengine.models.text.Folds;
import dev.aiengine.models.text.HeldOut;
import dev.aiengine.models.text.TextFrameworks;
import dev.aiengine.models.text.TextPackage;
import dev.aiengine.models.text.encoder.Encoder;
import dev.aiengine.models.text.encoder.Tokens;
import dev.aiengine.models.text.encoder.TrainableEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains a head on an encoder: turns every text into its vector once, chooses and fits the head on those of the
 * training rows; where asked to, trains the encoder too; and measures what came out on the held-out rows.
 */
public final class TransformerTraining {
    /** Of all vectors together, held in memory: 2 GB. */
    private static final long MOST_VALUES = 500_000_000;

    private static final int USUAL_EPOCHS = 3;

    private final TrainingRun run;
    private final HeldOut data;
    private final TransformerBase base;
    private final boolean finetune;
    private final int longest;
    private final List<Integer> labels;
    private final Portions portions;
    private final Told told;

    public TransformerTraining(TrainingRun run, ModelPackage base, HeldOut data) throws IOException {
        this.run = run;
        this.data = data;
        this.base = TransformerBase.of(base);
        this.finetune = run.params().flag("finetune");
        this.longest = Math.min(
                run.params().integer("maxTokens"), this.base.signature().longest());
        this.labels = Arrays.stream(data.numbers(data.train())).boxed().toList();
        this.portions = Portions.of(labels, run.params().integer("seed"));
        this.told = new Told(run.listener(), finetune);
        if (finetune && !TrainableEncoder.isIn(base.directory())) {
            throw new Untrainable("an ONNX encoder cannot be trained, only what is put on top of it: leave finetune"
                    + " out, or import the encoder as TorchScript (tokenizer.json and model.pt)");
        }
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    public ModelManifest train() throws IOException {
        int rows = data.train().size();
        List<Tokens> tokens;
        float[][] vectors;
        double[] unknown;
        try (Encoder encoder = Encoder.open(base.directory(), longest)) {
            tokens = Stream.concat(data.train().texts().stream(), data.test().texts().stream())
                    .map(encoder::tokens)
                    .toList();
            vectors = vectors(encoder, tokens);
            unknown = tokens.stream()
                    .skip(rows)
                    .mapToDouble(encoder::unknownShare)
                    .toArray();
        }
        Encoder.copy(base.directory(), run.output());
        // What a fine-tuning validates by, its head must not have seen
        List<Integer> fitted =
                finetune ? portions.fit() : IntStream.range(0, rows).boxed().toList();
        HeadSearch search = search(vectors, fitted);
        HeadSearch.Choice choice = search.best(widths());
        Head head = search.fit(choice);
        told.validated(choice.accuracy(), choice.logLoss());
        Map<String, Object> chosen = chosen(choice);
        if (!finetune) {
            HeadFile.write(head, run.output());
            return write(chosen, head, Arrays.copyOfRange(vectors, rows, vectors.length), unknown);
        }
        FineTuning.Tuned tuned = tuned(tokens, head);
        Files.copy(tuned.network(), TrainableEncoder.file(run.output()), StandardCopyOption.REPLACE_EXISTING);
        HeadFile.write(tuned.head(), run.output());
        chosen.put("epochs", epochs());
        chosen.put("bestEpoch", tuned.epoch());
        chosen.put("temperature", tuned.temperature() * choice.temperature());
        try (Encoder encoder = Encoder.open(run.output(), longest)) {
            return write(chosen, tuned.head(), encoder.all(tokens.subList(rows, tokens.size())), unknown);
        }
    }

    private float[][] vectors(Encoder encoder, List<Tokens> tokens) throws IOException {
        int width = base.signature().width();
        if ((long) tokens.size() * width > MOST_VALUES) {
            throw new Untrainable(tokens.size() + " rows of " + width + " numbers do not fit into memory: train on at"
                    + " most " + MOST_VALUES / width);
        }
        VectorCache cache =
                new VectorCache(run.checkpoint(), encoder, width, Encoder.digest(base.directory()), run.listener());
        return cache.vectors(tokens, told::vectors);
    }

    private HeadSearch search(float[][] vectors, List<Integer> rows) {
        int[] truth = rows.stream().mapToInt(labels::get).toArray();
        Folds folds = Folds.deal(truth, run.params().integer("seed"));
        told.expectFits(HeadSearch.fits(widths().size(), folds));
        return new HeadSearch(
                rows.stream().map(row -> vectors[row]).toArray(float[][]::new),
                truth,
                data.labels().size(),
                folds,
                base.headFor(data.labels()),
                told::fitted);
    }

    private FineTuning.Tuned tuned(List<Tokens> tokens, Head head) throws IOException {
        FineTuning tuning = new FineTuning(
                rows(tokens, portions.fit()),
                rows(tokens, portions.validation()),
                epochs(),
                run.params().integer("seed"),
                run.checkpoint(),
                run.listener(),
                told::step);
        told.expectSteps(tuning.steps());
        long digest = Encoder.digest(base.directory());
        for (Tokens text : tokens) {
            digest = 31 * digest + Arrays.hashCode(text.ids());
        }
        String decided = digest + " " + labels.hashCode() + " " + epochs() + " "
                + run.params().integer("seed");
        return tuning.run(TrainableEncoder.file(base.directory()), head, decided);
    }

    private FineTuning.Rows rows(List<Tokens> tokens, List<Integer> rows) {
        return new FineTuning.Rows(
                rows.stream().map(tokens::get).toList(),
                rows.stream().map(labels::get).toList());
    }

    private int epochs() {
        return run.params().optionalInteger("epochs").orElse(USUAL_EPOCHS);
    }

    private Map<String, Object> chosen(HeadSearch.Choice choice) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        chosen.put("maxTokens", longest);
        chosen.put("pooling", pooling(choice.width()));
        chosen.put("penalty", choice.penalty());
        chosen.put("temperature", choice.temperature());
        chosen.put("validationAccuracy", choice.accuracy());
        chosen.put("validationLogLoss", choice.logLoss());
        chosen.put("fromHeadOfBase", base.headFor(data.labels()) != null);
        chosen.put("trainingRows", data.train().size());
        return chosen;
    }

    private ModelManifest write(Map<String, Object> chosen, Head head, float[][] test, double[] unknown)
            throws IOException {
        float[][] probabilities = Arrays.stream(test).map(head::probabilities).toArray(float[][]::new);
        Map<String, Object> metadata = new LinkedHashMap<>();
        base.signature().addTo(metadata);
        return TextPackage.write(run, data, TextFrameworks.TRANSFORMER, chosen, metadata, probabilities, unknown);
    }

    /** The mean alone, or with the first token; a head that is built on has its own. */
    private List<Integer> widths() {
        Head earlier = base.headFor(data.labels());
        if (earlier != null) {
            return List.of(earlier.standard().width());
        }
        int dimensions = base.signature().dimensions();
        return base.signature().perToken() ? List.of(dimensions, 2 * dimensions) : List.of(dimensions);
    }

    private String pooling(int width) {
        if (!base.signature().perToken()) {
            return "the encoder's";
        }
        return width == base.signature().dimensions() ? "mean" : "mean and first token";
    }
}
