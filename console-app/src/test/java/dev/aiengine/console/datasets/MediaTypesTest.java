package dev.aiengine.console.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaTypesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileOfTheWrongKindIsRefusedBeforeItIsSent() throws IOException {
        Path movie = Files.writeString(folder.resolve("movie.mp4"), "x");
        Path empty = Files.createFile(folder.resolve("empty.csv"));

        assertThat(MediaTypes.wrong(movie)).contains("movie.mp4 is not of a kind that the engine reads");
        assertThat(MediaTypes.wrong(empty)).isEqualTo("empty.csv is empty");
        assertThat(MediaTypes.wrong(folder)).contains("is no file");
        assertThat(MediaTypes.wrong(folder.resolve("none.csv"))).contains("is no file");
    }

    @Test
    void aFileOfFiveGigabytesIsLeftToTheEngineWhoseLimitItIs() throws IOException {
        Path large = folder.resolve("large.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(5L << 30);
        }

        assertThat(MediaTypes.wrong(large)).isNull();
    }

    @Test
    void aNameIsMadeOfTheFiles() {
        assertThat(MediaTypes.suggested(Path.of("/tmp/My Reviews (2026).csv"))).isEqualTo("my-reviews-2026-");
        assertThat(MediaTypes.suggested(Path.of("שלום.csv"))).isEqualTo("dataset");
        assertThat(MediaTypes.suggested(Path.of("a".repeat(200) + ".zip"))).hasSize(63);
    }
}
