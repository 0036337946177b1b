package dev.aiengine.launcher.demo.made;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeTextsTest {

    @Test
    void theSameSeedAlwaysGivesTheSameTexts() {
        List<Labelled> once = Tickets.TEXTS.stream(7).limit(500).toList();

        assertThat(Tickets.TEXTS.stream(7).limit(500)).containsExactlyElementsOf(once);
        assertThat(Tickets.TEXTS.stream(8).limit(500)).isNotEqualTo(once);
    }

    @Test
    void everyLabelIsAsFrequentAsTheOthers() {
        Map<String, Long> counts = Tickets.TEXTS.stream(7)
                .limit(4_000)
                .collect(Collectors.groupingBy(Labelled::label, Collectors.counting()));

        assertThat(counts).containsOnlyKeys("account", "billing", "delivery", "technical");
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(900L, 1_100L));
    }

    @Test
    void someLabelsAreWrongSoThatNoModelIsPerfect() {
        long contradicting = Reviews.TEXTS.stream(7)
                .limit(3_000)
                .filter(row -> row.label().equals("positive") && row.text().contains("waste of money"))
                .count();

        assertThat(contradicting).isPositive();
    }

    @Test
    void theFileHasAHeaderAndARowEach(@TempDir Path folder) throws IOException {
        Path file = Reviews.TEXTS.write(folder.resolve("made/reviews.csv"), 7, 100);

        assertThat(Files.readAllLines(file))
                .hasSize(101)
                .startsWith("text,label")
                .element(1)
                .asString()
                .startsWith("\"");
    }
}
