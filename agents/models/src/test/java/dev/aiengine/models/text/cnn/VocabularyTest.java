package dev.aiengine.models.text.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
    private final Vocabulary vocabulary = Vocabulary.of(List.of("b a a", "a b c c", "rare"), 2, 2);

    @TempDir
    Path folder;

    @Test
    void frequentWordsComeFirstAndEqualOnesByName() {
        assertThat(vocabulary.size()).isEqualTo(4);
        assertThat(vocabulary.encode("a b c rare", 10)).containsExactly(2, 3, Vocabulary.UNKNOWN, Vocabulary.UNKNOWN);
    }

    @Test
    void aLongTextIsCutAndAnEmptyOneHasNoWords() {
        assertThat(vocabulary.encode("a b a b", 3)).containsExactly(2, 3, 2);
        assertThat(vocabulary.encode("", 3)).isEmpty();
    }

    @Test
    void aVocabularyIsReadAsItWasWritten() throws IOException {
        Vocabulary written = Vocabulary.of(List.of("Ω 東京 don't a-b \u2028 \u0085"), 1, 100);
        written.write(folder);

        Vocabulary read = Vocabulary.read(folder);

        assertThat(read.size()).isEqualTo(written.size());
        assertThat(read.encode("a-b 京 ω", 10)).isEqualTo(written.encode("a-b 京 ω", 10));
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Path file = folder.resolve(Vocabulary.FILE);
        assertThatThrownBy(() -> Vocabulary.read(folder)).isInstanceOf(IOException.class);
        Files.write(file, new byte[] {'a', '\n', (byte) 0xC3, (byte) 0x28});
        assertThatThrownBy(() -> Vocabulary.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("UTF-8");
        Files.writeString(file, "a\nb\na\n");
        assertThatThrownBy(() -> Vocabulary.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("twice");
        Files.writeString(file, "a\n".repeat(Vocabulary.MOST_WORDS + 1));
        assertThatThrownBy(() -> Vocabulary.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than");
    }
}
