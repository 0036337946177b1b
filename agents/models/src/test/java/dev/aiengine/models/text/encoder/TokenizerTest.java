package dev.aiengine.models.text.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.ModelPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
    /** Of {@link TinyEncoder}'s tokens. */
    private static final long UNKNOWN = 1;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u0007", "\u65E5\u672C", "\uD83D\uDE00", "\uD83D"})
    void everyTextHasATokenWithOrWithoutMarksAroundIt(String text) throws IOException {
        try (Tokenizer bare = tokenizer(unmarked());
                Tokenizer marked = tokenizer(TinyEncoder.tokenizer())) {
            assertThat(bare.encode(text).ids()).isNotEmpty().containsOnly(UNKNOWN);
            assertThat(bare.encode(text).types())
                    .hasSameSizeAs(bare.encode(text).ids());
            assertThat(marked.encode(text).ids()).startsWith(2).endsWith(3);
        }
    }

    @Test
    void aModelWithoutAnUnknownTokenStillGivesOne() throws IOException {
        String bytes = """
                {"version": "1.0", "added_tokens": [], "model": {"type": "BPE", "vocab": {"a": 0, "b": 1}, "merges": []}}""";
        try (Tokenizer tokenizer = tokenizer(bytes)) {
            assertThat(tokenizer.encode("ab").ids()).containsExactly(0, 1);
            assertThat(tokenizer.encode("\u65E5").ids()).containsExactly(0);
        }
    }

    @Test
    void aModelThatFailsOnWhatItDoesNotKnowIsRefused() throws IOException {
        String failing = TinyEncoder.tokenizer().replace("\"unk_token\":\"[UNK]\"", "\"unk_token\":\"[NONE]\"");

        assertThatThrownBy(() -> tokenizer(failing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fails on characters it does not know: give its model an unk_token");
    }

    @Test
    void anEncoderAnswersTextsOfNothingAloneAndBesideOthers() throws IOException {
        ModelPackage version = new TinyEncoder().adopted(folder);
        Files.writeString(version.directory().resolve(Tokenizer.FILE), unmarked());
        try (Encoder encoder = Encoder.open(version.directory(), 16)) {
            Tokens nothing = encoder.tokens("");
            float[][] vectors = encoder.all(List.of(nothing, encoder.tokens("the goal")));

            assertThat(vectors[0]).doesNotContain(Float.NaN).isNotEqualTo(vectors[1]);
            assertThat(encoder.all(List.of(nothing))[0][0])
                    .isCloseTo(vectors[0][0], org.assertj.core.data.Offset.offset(1e-4f));
        }
    }

    private Tokenizer tokenizer(String json) throws IOException {
        Files.writeString(folder.resolve(Tokenizer.FILE), json);
        return Tokenizer.open(folder, 16);
    }

    /** Puts no token before and behind a text, as many tokenizers of GPT's kind. */
    private static String unmarked() throws IOException {
        return TinyEncoder.tokenizer().replaceAll("\"post_processor\":\\{[^}]*},?", "");
    }
}
