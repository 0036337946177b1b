package dev.aiengine.models.image;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.evaluation.Temperature;
import dev.aiengine.models.network.Course;
import dev.aiengine.models.network.Fingerprint;
import dev.aiengine.models.network.Network;
import dev.aiengine.models.network.Portions;
import dev.aiengine.models.network.TorchNetwork;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.network.WeightsFile;
import dev.aiengine.models.onnx.Parity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains the residual network: fits it to most of the training images, chooses the epoch and calibrates by the rest,
 * exports it, checks the export against it, and measures the export on the held-out images.
 */
final class ImageTraining {
    private static final String FRAMEWORK = "onnx";
    private static final int COMPARED = 64;
    private static final double TOLERANCE = 1e-3;
    private static final int READ_BETWEEN_REPORTS = 50;

    private final TrainingRun run;
    private final HeldOutImages data;
    private final List<String> labels;

    ImageTraining(TrainingRun run, HeldOutImages data) {
        this.run = run;
        this.data = data;
        this.labels = data.labels();
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    ModelManifest train() throws IOException {
        List<Integer> numbers = data.numbers(data.train());
        Portions portions = Portions.of(numbers, run.params().integer("seed"));
        LabelledImages train;
        Recipe recipe;
        try (ImageArchive archive = ImageArchive.open(run.train())) {
            int size = ImageSizes.choose(run, data.train().files(), archive);
            recipe = Recipe.of(run.params(), size, portions.fit().size());
            train = new LabelledImages(squares(archive, data.train().files(), size, this::reading), numbers);
        }
        LabelledImages fit = train.at(portions.fit());
        LabelledImages validation = train.at(portions.validation());
        Network network = ResidualNetwork.of(labels.size());
        try (TorchNetwork torch = new TorchNetwork(network)) {
            ImageLessons lessons = new ImageLessons(recipe, fit, validation, labels.size(), torch);
            Weights start = WarmStart.of(network, labels, recipe.plan().seed(), run.base());
            Course course = new Course(recipe.plan(), network.parameters(), torch, lessons, run.listener());
            Weights weights = course.fit(start, run.checkpoint(), fingerprint(recipe, network, start, train));
            double temperature = Temperature.best(lessons.scores(weights, validation.images()), validation.labels());
            ImageExport.write(network, weights, temperature, run.output().resolve(ImageFiles.MODEL));
            WeightsFile.write(weights, run.output());
            Map<String, Object> chosen = chosen(recipe, fit, validation, temperature);
            return measure(chosen, recipe.imageSize(), squares -> {
                float[][] scores = lessons.scores(weights, squares);
                for (float[] row : scores) {
                    for (int i = 0; i < row.length; i++) {
                        row[i] = (float) (row[i] / temperature);
                    }
                }
                return scores;
            });
        }
    }

    /** What the trained network answers. */
    private interface Answers {
        float[][] of(List<Pixels> squares);
    }

    private ModelManifest measure(Map<String, Object> chosen, int size, Answers trained) throws IOException {
        Table table = run.test() == null ? run.train() : run.test();
        List<Pixels> squares;
        List<Images.Size> sizes = new ArrayList<>();
        try (ImageArchive archive = ImageArchive.open(table)) {
            squares = squares(archive, data.test().files(), size, () -> {});
            for (String file : data.test().files()) {
                sizes.add(archive.size(file));
            }
        }
        float[][] probabilities;
        try (ServedImages served = ServedImages.open(run.output(), size, labels.size())) {
            List<Pixels> sample = squares.subList(0, Math.min(COMPARED, squares.size()));
            Parity.require(trained.of(sample), served.logits(sample), TOLERANCE);
            probabilities = served.scores(squares);
        }
        int[] truth =
                data.numbers(data.test()).stream().mapToInt(Integer::intValue).toArray();
        Evaluation evaluation = Evaluation.of(labels, truth, probabilities);
        Files.write(run.output().resolve(Evaluation.FILE), Json.MAPPER.writeValueAsBytes(evaluation));
        ImageProfile.of(labels, squares, sizes, probabilities).write(run.output());
        chosen.put("testRows", truth.length);
        ModelManifest manifest = ModelManifest.of(
                run,
                FRAMEWORK,
                SentImage.INPUT,
                "{label, score, scores by label}",
                labels,
                chosen,
                Map.of(),
                evaluation.metrics());
        manifest.write(run.output());
        return manifest;
    }

    private static Map<String, Object> chosen(
            Recipe recipe, LabelledImages fit, LabelledImages validation, double temperature) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put(ImageFiles.IMAGE_SIZE, recipe.imageSize());
        params.put("epochs", recipe.plan().epochs());
        params.put("batchSize", recipe.plan().batchSize());
        params.put("temperature", temperature);
        params.put("trainingRows", fit.images().size());
        params.put("validationRows", validation.images().size());
        return params;
    }

    /** So that a training can be cancelled while it reads. */
    private void reading() {
        run.listener().progress(Progress.NONE, Map.of());
    }

    private static List<Pixels> squares(ImageArchive archive, List<String> files, int size, Runnable now)
            throws IOException {
        List<Pixels> squares = new ArrayList<>(files.size());
        for (String file : files) {
            if (squares.size() % READ_BETWEEN_REPORTS == 0) {
                now.run();
            }
            squares.add(archive.read(file, size).resized(size, size));
        }
        return squares;
    }

    private static String fingerprint(Recipe recipe, Network network, Weights start, LabelledImages train) {
        Fingerprint fingerprint =
                new Fingerprint().add(recipe).add(network).add(start).add(train.labels());
        train.images().forEach(image -> fingerprint.add(image.values()));
        return fingerprint.hexadecimal();
    }
}
