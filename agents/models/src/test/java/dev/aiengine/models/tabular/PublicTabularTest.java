package dev.aiengine.models.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.PublicData;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quality on a real table, against the figures of other implementations of boosted trees. */
class PublicTabularTest {

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void incomesOfTheCensusAreRankedAsWellAsTheBestKnownBoostedTreesDo() throws IOException {
        TrainingRun run = TrainingRuns.of(
                "tabular-classification",
                Map.of("target", "target"),
                table("adult-train"),
                table("adult-test"),
                null,
                folder);

        ModelManifest manifest = new TabularFamily().train(run);

        assertThat(manifest.metrics().get("auc")).isGreaterThanOrEqualTo(0.928);
        assertThat(manifest.metrics().get("accuracy")).isGreaterThanOrEqualTo(0.873);
        assertThat(manifest.metrics().get("calibrationError")).isLessThan(0.02);
    }

    /** As it is published: without a header, with blanks before each value and {@code ?} where one is missing. */
    private Table table(String name) throws IOException {
        Path csv = folder.resolve(name + ".csv");
        try (ZipFile zip = new ZipFile(PublicData.file("adult.zip").toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(each -> each.getName().endsWith(name + ".csv"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, csv);
            }
        }
        return Tables.of(
                folder.resolve(name + ".parquet"),
                "select * rename (column14 as target) from read_csv('" + csv + "', header = false)");
    }
}
