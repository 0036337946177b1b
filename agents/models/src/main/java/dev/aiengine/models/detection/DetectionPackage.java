package dev.aiengine.models.detection;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.detection.AveragePrecision.Judged;
import dev.aiengine.models.evaluation.Profile;
import dev.aiengine.models.evaluation.Profile.Histogram;
import dev.aiengine.models.image.Pixels;
import dev.aiengine.models.image.SentImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a package says of itself beside its weights: figures on the held-out images, profile, manifest. */
record DetectionPackage(TrainingRun run, SceneSplit data, Recipe recipe, Reading reading, Pictures pictures) {
    private static final double[] COUNTS = {1, 2, 3, 5, 10, 20, 50, 100, 200};
    private static final double[] SHARES = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3};
    private static final double[] TENTHS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    /** @param threshold the score chosen on validation images */
    ModelManifest write(List<Judged> judged, float threshold) throws IOException {
        DetectionEvaluation evaluation = DetectionEvaluation.of(data.labels(), judged, threshold);
        evaluation.write(run.output());
        profile(judged, threshold).write(run.output());
        ModelManifest manifest = ModelManifest.of(
                run,
                DetectionFamily.FRAMEWORK,
                SentImage.INPUT,
                "{objects: [{label, score, box: [x, y, width, height] in pixels of the image as it is displayed}]}",
                data.labels(),
                chosen(),
                told(evaluation),
                evaluation.metrics());
        manifest.write(run.output());
        return manifest;
    }

    private Map<String, Object> chosen() {
        Map<String, Object> params = new LinkedHashMap<>(reading.params());
        params.put("epochs", recipe.epochs());
        params.put("batchSize", recipe.plan().batchSize());
        params.put("trainingRows", data.fit().size());
        params.put("trainingObjects", data.objects());
        params.put("validationRows", data.validation().size());
        params.put("testRows", data.test().size());
        return params;
    }

    private static Map<String, Object> told(DetectionEvaluation evaluation) {
        Map<String, Object> precisions = new LinkedHashMap<>();
        evaluation.labels().forEach(label -> precisions.put(label.label(), label.averagePrecision50()));
        return Map.of("scoreThreshold", evaluation.threshold(), "averagePrecision50", precisions);
    }

    /** Objects are those with at least the threshold's score; sizes are shares of the image's area. */
    private Profile.Builder profile(List<Judged> judged, float threshold) {
        List<List<Detection>> sure = judged.stream()
                .map(image -> image.found().stream()
                        .filter(found -> found.score() >= threshold)
                        .toList())
                .toList();
        List<Detection> all = sure.stream().flatMap(List::stream).toList();
        double[] sizes = new double[all.size()];
        double[] brightness = new double[judged.size()];
        int at = 0;
        for (int i = 0; i < brightness.length; i++) {
            Scene scene = data.test().get(i);
            brightness[i] = brightness(pictures.of(scene));
            for (Detection found : sure.get(i)) {
                sizes[at++] = found.box().area() / ((double) scene.width() * scene.height());
            }
        }
        return new Profile.Builder(judged.size())
                .category(
                        "label",
                        all.stream()
                                .map(found -> data.labels().get(found.label()))
                                .toList())
                .number(
                        "objects",
                        Histogram.of(sure.stream().mapToDouble(List::size).toArray(), COUNTS))
                .number("boxSize", Histogram.of(sizes, SHARES))
                .number("brightness", Histogram.of(brightness, TENTHS))
                .number(
                        "score",
                        Histogram.of(all.stream().mapToDouble(Detection::score).toArray(), TENTHS));
    }

    /** The mean of all values, from 0 to 1. */
    private static double brightness(Pixels image) {
        long sum = 0;
        for (byte value : image.values()) {
            sum += value & 0xFF;
        }
        return sum / (255.0 * image.values().length);
    }
}
