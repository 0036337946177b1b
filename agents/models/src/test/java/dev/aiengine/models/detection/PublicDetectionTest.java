package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figure that the documentation tells, on the public data set beside the project. */
@Tag("slow")
class PublicDetectionTest {

    @Test
    void bloodCellsAreFound(@TempDir Path folder) throws IOException {
        ModelManifest manifest = new DetectionFamily()
                .train(TrainingRuns.of("object-detection", Map.of(), BloodCells.table(folder), folder));
        assertThat(manifest.params()).containsEntry("testRows", 72);
        assertThat(manifest.metrics().get("map50")).isGreaterThan(0.8);
    }
}
