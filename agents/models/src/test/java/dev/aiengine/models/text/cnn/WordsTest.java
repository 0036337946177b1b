package dev.aiengine.models.text.cnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void runsOfLettersAndDigitsAreWordsAndMarksStandAlone() {
        assertThat(words("The U.S. beat  Peru 2-1!\n"))
                .containsExactly("the", "u", ".", "s", ".", "beat", "peru", "2", "-", "1", "!");
    }

    @Test
    void anApostropheInsideAWordBelongsToIt() {
        assertThat(words("don't 'quote' it's")).containsExactly("don't", "'", "quote", "'", "it's");
    }

    @Test
    void scriptsWithoutBlanksAreCutCharacterByCharacter() {
        assertThat(words("Žluťoučký 東京です 😀")).containsExactly("žluťoučký", "東", "京", "で", "す", "😀");
    }

    @Test
    void nothingVisibleGivesNoWords() {
        assertThat(words(" \t\u00a0\u0000\n")).isEmpty();
    }

    @Test
    void anEndlessRunIsCut() {
        assertThat(words("a".repeat(1_000))).containsExactly("a".repeat(Words.LONGEST));
    }

    @Test
    void readingStopsWhenTheReaderHasEnough() {
        List<String> read = new ArrayList<>();
        Words.read("one two three", word -> {
            read.add(word);
            return read.size() < 2;
        });
        assertThat(read).containsExactly("one", "two");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Words.read(text, words::add);
        return words;
    }
}
