package dev.aiengine.models.recommend.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.recommend.MadeRatings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {

    @TempDir
    Path folder;

    @Test
    void everyUserGivesAShareToTheTestButNeverTheLastRow() throws IOException {
        Split split = split(MadeRatings.rated(folder.resolve("rows.parquet")), Map.of("testFraction", 0.5));

        assertThat(split.users().size()).isEqualTo(60);
        assertThat(split.test().size())
                .isBetween(split.train().size() - 60, split.train().size() + 60);
        assertThat(split.explicit()).isTrue();
    }

    @Test
    void testEveryHoldsOutRowsOfTheFile() throws IOException {
        Split split = split(rows("user, item, rating", rated()), Map.of("testEvery", 10));

        assertThat(split.test().value()).containsExactly(3, 1, 5);
    }

    @Test
    void theLatestOfSeveralRatingsCounts() throws IOException {
        List<String> rows = new ArrayList<>();
        rated().forEach(row -> rows.add(row.replace(")", ", 100)")));
        rows.add("('u0', 'i0', 9, 300)");
        rows.add("('u0', 'i0', 8, 200)");

        Split split = split(rows("user, item, rating, timestamp", rows), Map.of("testEvery", 29));

        assertThat(split.merged()).isEqualTo(2);
        assertThat(split.train().value()).contains(9).doesNotContain(8);
    }

    @Test
    void severalRatingsWithoutATimestampAreRefusedByTheirRows() {
        List<String> rows = rated();
        rows.add(20, "('u0', 'i1', 3)");

        assertThatThrownBy(() -> split(rows("user, item, rating", rows), Map.of()))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("made@1, rows 2 and 21")
                .hasMessageContaining("item i1 by user u0");
    }

    @Test
    void severalChoicesOfAnItemAreCounted() throws IOException {
        List<String> rows = new ArrayList<>();
        rated().forEach(row -> rows.add(row.replaceAll(", \\d\\)", ")")));
        rows.add("('u0', 'i1')");

        Split split = split(rows("user, item", rows), Map.of("testEvery", 29));

        assertThat(split.explicit()).isFalse();
        assertThat(split.train().value()).contains(2);
    }

    @Test
    void aRatingThatIsNoNumberIsRefusedByRowAndField() {
        for (String bad : List.of("'good'", "'NaN'", "null", "'1e99'")) {
            List<String> rows = new ArrayList<>();
            rated().forEach(row -> rows.add(row.replaceAll("(\\d)\\)", "'$1')")));
            rows.set(4, "('u9', 'i9', " + bad + ")");

            assertThatThrownBy(() -> split(rows("user, item, rating", rows), Map.of()))
                    .isInstanceOf(Untrainable.class)
                    .hasMessageContaining("made@1, row 5: rating is");
        }
    }

    @Test
    void aTimestampThatIsNoneIsRefusedByRowAndField() {
        List<String> rows = new ArrayList<>();
        rated().forEach(row -> rows.add(row.replace(")", ", '2024-05-01 10:00:00')")));
        rows.set(6, "('u9', 'i9', 1, 'soon')");

        assertThatThrownBy(() -> split(rows("user, item, rating, timestamp", rows), Map.of()))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("row 7: timestamp is \"soon\"");
    }

    @Test
    void rowsWithoutUserOrItemAreLeftOutAndCounted() throws IOException {
        List<String> rows = rated();
        rows.add("(null, 'i0', 1)");
        rows.add("('u0', ' ', 1)");

        assertThat(split(rows("user, item, rating", rows), Map.of()).dropped()).isEqualTo(2);
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> split(rows("user, item, rating", rated()), Map.of("ratingColumn", "stars")))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("no column stars");
        assertThatThrownBy(() -> split(rows("user, item, stars", rated()), Map.of("mode", "explicit")))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("ratingColumn");
    }

    @Test
    void tooFewPairsAreRefused() {
        assertThatThrownBy(() -> split(rows("user, item, rating", rated().subList(0, 5)), Map.of()))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("at least 20");
    }

    private Split split(Table table, Map<String, Object> params) throws IOException {
        return Split.of(TrainingRuns.of("collaborative-filtering", params, table, folder));
    }

    private Table rows(String columns, List<String> rows) {
        return MadeRatings.rows(
                folder.resolve("rows.parquet"), columns.replace("user", "\"user\""), rows.toArray(String[]::new));
    }

    /** Five users who rate six items each; the tenth row has 3, the twentieth 1, the thirtieth 5. */
    private static List<String> rated() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int rating = i == 9 ? 3 : i == 19 ? 1 : i == 29 ? 5 : 2;
            rows.add("('u" + i / 6 + "', 'i" + i % 6 + "', " + rating + ")");
        }
        return rows;
    }
}
