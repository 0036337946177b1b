package dev.aiengine.models.detection;

import dev.aiengine.contract.Json;
import dev.aiengine.models.detection.AveragePrecision.Judged;
import dev.aiengine.models.evaluation.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How good a detector is on images it did not learn from.
 *
 * @param map50 mean over the labels of the average precision at an overlap of 0.5
 * @param map75 the same at 0.75
 * @param threshold the score that {@code precision} and {@code recall} are told at
 */
record DetectionEvaluation(
        double map50, double map75, float threshold, double precision, double recall, List<OfLabel> labels) {

    /** The average precisions of one label; absent where no image has one. */
    record OfLabel(
            String label,
            long objects,
            @Nullable Double averagePrecision50,
            @Nullable Double averagePrecision75) {}

    static DetectionEvaluation of(List<String> names, List<Judged> images, float threshold) {
        ScoreThreshold at = ScoreThreshold.of(images, threshold);
        return new DetectionEvaluation(
                AveragePrecision.mean(images, names.size(), 0.5),
                AveragePrecision.mean(images, names.size(), 0.75),
                threshold,
                at.precision(),
                at.recall(),
                IntStream.range(0, names.size())
                        .mapToObj(label -> ofLabel(names.get(label), label, images))
                        .toList());
    }

    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("map50", map50);
        metrics.put("map75", map75);
        metrics.put("precision", precision);
        metrics.put("recall", recall);
        return metrics;
    }

    void write(Path directory) throws IOException {
        Files.write(directory.resolve(Evaluation.FILE), Json.MAPPER.writeValueAsBytes(this));
    }

    private static OfLabel ofLabel(String name, int label, List<Judged> images) {
        long objects = images.stream()
                .flatMap(image -> image.objects().stream())
                .filter(object -> object.label() == label)
                .count();
        return new OfLabel(
                name,
                objects,
                objects == 0 ? null : AveragePrecision.of(images, label, 0.5),
                objects == 0 ? null : AveragePrecision.of(images, label, 0.75));
    }
}
