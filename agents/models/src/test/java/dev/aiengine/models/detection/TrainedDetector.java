package dev.aiengine.models.detection;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A detector of drawn discs and bars that the tests share: training one takes seconds. */
final class TrainedDetector {
    static final Map<String, Object> PARAMS = Map.of("epochs", 14, "imageSize", 96);

    private static final TrainedDetector SHARED = train();

    final Table table;
    final ModelManifest manifest;
    final Path directory;

    private TrainedDetector(Table table, ModelManifest manifest, Path directory) {
        this.table = table;
        this.manifest = manifest;
        this.directory = directory;
    }

    static TrainedDetector shared() {
        return SHARED;
    }

    ModelPackage modelPackage() {
        return new ModelPackage(directory, manifest);
    }

    private static TrainedDetector train() {
        try {
            Path folder = Files.createTempDirectory("detector");
            Table table = MadeScenes.dataset(60, folder);
            TrainingRun run = TrainingRuns.of("object-detection", PARAMS, table, folder);
            return new TrainedDetector(table, new DetectionFamily().train(run), run.output());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
