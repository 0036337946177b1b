package dev.aiengine.models.text.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NgramsTest {

    @Test
    void caseAndPunctuationDoNotMatterButQuestionAndExclamationMarksDo() {
        assertThat(words("The film, (really)")).isEqualTo(words("the FILM really"));
        assertThat(words("good!")).isEqualTo(words("good !")).isNotEqualTo(words("good"));
        assertThat(words("really?!")).hasSize(3 + 2);
    }

    @Test
    void anApostropheInsideAWordJoinsIt() {
        assertThat(words("don't")).isEqualTo(words("dont")).isEqualTo(words("don\u2019t"));
        assertThat(words("'don't'")).isEqualTo(words("dont"));
    }

    @Test
    void wordsAreFollowedByPairsOfNeighbours() {
        assertThat(words("not good")).hasSize(3);
        assertThat(words("not good")[2]).isNotEqualTo(words("good not")[2]);
    }

    @Test
    void runsStayInsideOneWordWithItsBlanks() {
        assertThat(runs("cat")).hasSize(3 + 2 + 1);
        assertThat(runs("a")).hasSize(1);
        assertThat(runs("cat dog")).hasSize(12);
    }

    @Test
    void emojiAndOtherScriptsAreWords() {
        assertThat(words("\uD83D\uDE00 \u4F60\u597D na\u00EFve \u2605")).hasSize(4 + 3);
    }

    @Test
    void aTextWithoutWordsHasNoNgrams() {
        assertThat(words("")).isEmpty();
        assertThat(words(" ,.; ")).isEmpty();
        assertThat(runs("")).isEmpty();
    }

    @Test
    void theHashIsPartOfTheFormatAndNeverChanges() {
        assertThat(words("good film")).containsExactly(-596520093, -581355242, -1967898848);
        assertThat(runs("ab")).containsExactly(-165423333, -1549239421, 1880388422);
    }

    @Test
    void oneReaderTakesTextsOfAnyLengthInAnyOrder() {
        Ngrams ngrams = new Ngrams(true);
        ngrams.read("word ".repeat(10_000));
        assertThat(ngrams.wordHashCount()).isEqualTo(19_999);
        ngrams.read("x".repeat(5_000));
        assertThat(ngrams.wordHashCount()).isOne();
        ngrams.read("good film");
        assertThat(Arrays.copyOf(ngrams.wordHashes(), ngrams.wordHashCount())).isEqualTo(words("good film"));
    }

    private static int[] words(String text) {
        Ngrams ngrams = new Ngrams(true);
        ngrams.read(text);
        return Arrays.copyOf(ngrams.wordHashes(), ngrams.wordHashCount());
    }

    private static int[] runs(String text) {
        Ngrams ngrams = new Ngrams(true);
        ngrams.read(text);
        return Arrays.copyOf(ngrams.runHashes(), ngrams.runHashCount());
    }
}
