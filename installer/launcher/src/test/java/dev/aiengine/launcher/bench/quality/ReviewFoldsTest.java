package dev.aiengine.launcher.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewFoldsTest {
    @TempDir
    private Path folder;

    private Path archive;

    @BeforeEach
    void pack() throws IOException {
        archive = folder.resolve("all.tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            add(tar, "poldata.README.2.0");
            for (String label : List.of("neg", "pos")) {
                for (int number = 0; number < 1_000; number += 50) {
                    add(tar, String.format("txt_sentoken/%s/cv%03d_%d.txt", label, number, number * 7));
                }
            }
        }
    }

    @Test
    void aFoldIsTestedOnItsHundredNumbersAndTrainedOnTheOthers() throws IOException {
        ReviewFolds folds = ReviewFolds.read(archive);

        List<String> test = names(folds.writeTest(folder.resolve("test.tar.gz"), 3));
        List<String> training = names(folds.writeTraining(folder.resolve("training.tar.gz"), 3));

        assertThat(folds.size()).isEqualTo(40);
        assertThat(test)
                .containsExactlyInAnyOrder(
                        "neg/cv300_2100.txt", "neg/cv350_2450.txt", "pos/cv300_2100.txt", "pos/cv350_2450.txt");
        assertThat(training).hasSize(36).doesNotContainAnyElementsOf(test);
    }

    private static void add(TarArchiveOutputStream tar, String name) throws IOException {
        byte[] text = ("a film called " + name).getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
    }

    private static List<String> names(Path archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
