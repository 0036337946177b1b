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
        assertThat(MediaTypes.wrong(empty)).isEqualTo("empty.csv is empty: choose another one");
        assertThat(MediaTypes.wrong(folder)).contains("is a folder");
        assertThat(MediaTypes.wrong(folder.resolve("none.csv")))
                .isEqualTo("There is no file none.csv (any more): choose it again");
    }

    @Test
    void whateverIsTypedIsAnsweredInASentence() {
        assertThat(MediaTypes.wrong(" ")).isEqualTo("Choose a file");
        assertThat(MediaTypes.wrong("/")).isEqualTo("/ is a folder: choose a file, or zip the folder");
        assertThat(MediaTypes.wrong("a\0b")).contains("This is no path of a file");
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
        assertThat(MediaTypes.suggested("/tmp/My Reviews (2026).csv")).isEqualTo("my-reviews-2026");
        assertThat(MediaTypes.suggested("שלום.csv")).isEqualTo("dataset");
        assertThat(MediaTypes.suggested("a".repeat(200) + ".zip")).hasSize(63);
    }
}
