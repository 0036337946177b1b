package dev.aiengine.models.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.models.Families;
import dev.aiengine.models.PublicData;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quality on real photographs, against the figures that are published. */
class PublicImagesTest {

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void nearlyEveryHandSignGetsTheRightDigit() throws IOException {
        Path archive = PublicData.file("sign-digits.zip");
        String rows;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            rows = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".JPG"))
                    .map(name -> "('%s', '%s')".formatted(name, name.split("/", -1)[1]))
                    .collect(Collectors.joining(", "));
        }
        Path parquet = folder.resolve("rows.parquet");
        Tables.of(parquet, "select * from (values " + rows + ") t(file, label)");
        Table table = new Table("sign-digits@1", parquet, archive);
        TrainingRun run = TrainingRuns.of("image-classification", Map.of("testEvery", 5), table, folder);

        assertThat(Families.of("image-classification").train(run).metrics())
                .hasEntrySatisfying("accuracy", accuracy -> assertThat(accuracy).isGreaterThanOrEqualTo(0.98));
    }
}
