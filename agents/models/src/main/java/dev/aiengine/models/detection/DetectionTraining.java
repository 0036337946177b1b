package dev.aiengine.models.detection;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.detection.AveragePrecision.Judged;
import dev.aiengine.models.network.Course;
import dev.aiengine.models.network.Fingerprint;
import dev.aiengine.models.network.Network;
import dev.aiengine.models.network.TorchNetwork;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.network.WeightsFile;
import dev.aiengine.models.onnx.Parity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains a detector: fits it to most of the images, chooses the epoch and the score threshold by the rest, exports it,
 * compares the export with it and measures the export on the held-out images.
 */
final class DetectionTraining {
    private static final int COMPARED = 8;
    private static final double TOLERANCE = 1e-3;

    private final TrainingRun run;
    private final SceneSplit data;
    private final @Nullable BaseDetector base;
    private final Recipe recipe;
    private final Network network;

    DetectionTraining(TrainingRun run) throws IOException {
        this.run = run;
        this.data = SceneSplit.of(run);
        this.base = run.base() == null ? null : BaseDetector.of(run.base());
        Recipe fresh = Recipe.of(run.params(), data.fit(), data.labels().size());
        this.recipe = base == null ? fresh : base.recipe(fresh, data.labels(), run.params());
        this.network = Architecture.of(recipe.levels(), data.labels().size());
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    ModelManifest train() throws IOException {
        List<Table> tables = new ArrayList<>(List.of(run.train()));
        if (run.test() != null) {
            tables.add(run.test());
        }
        try (Pictures pictures = new Pictures(tables, recipe.width(), recipe.height());
                TorchNetwork torch = new TorchNetwork(network)) {
            DetectionLessons lessons = new DetectionLessons(recipe, data, pictures, torch);
            Weights start = Architecture.start(network, recipe.seed());
            if (base != null) {
                base.addTo(start, data.labels());
            }
            Weights weights = new Course(recipe.plan(), network.parameters(), torch, lessons, run.listener())
                    .fit(start, run.checkpoint(), fingerprint(start));
            float threshold = ScoreThreshold.best(lessons.judge(weights, data.validation()))
                    .score();
            return publish(weights, lessons, pictures, threshold);
        }
    }

    private ModelManifest publish(Weights weights, DetectionLessons lessons, Pictures pictures, float threshold)
            throws IOException {
        int labels = data.labels().size();
        Reading reading = new Reading(recipe.width(), recipe.height(), recipe.levels(), (float)
                run.params().number("minScore"));
        ServedDetector.write(network, weights, reading, labels, run.output());
        WeightsFile.write(weights, run.output());
        List<Judged> judged = new ArrayList<>();
        try (ServedDetector served = ServedDetector.open(run.output(), reading, labels)) {
            for (Scene scene : data.test()) {
                float[] answers = served.answers(lessons.planes(scene));
                if (judged.size() < COMPARED) {
                    Parity.require(new float[][] {lessons.answers(weights, scene)}, new float[][] {answers}, TOLERANCE);
                }
                judged.add(lessons.judged(
                        scene,
                        new Answers(recipe.anchors(), labels).detections(answers, 0, DetectionLessons.LEAST_SCORE)));
            }
        }
        return new DetectionPackage(run, data, recipe, reading, pictures).write(judged, threshold);
    }

    /** A dataset version never changes, so its name stands for its images. */
    private String fingerprint(Weights start) {
        Fingerprint fingerprint = new Fingerprint()
                .add(recipe)
                .add(network)
                .add(start)
                .add(run.train().reference().getBytes(StandardCharsets.UTF_8));
        data.fit().forEach(fingerprint::add);
        data.validation().forEach(fingerprint::add);
        return fingerprint.hexadecimal();
    }
}
