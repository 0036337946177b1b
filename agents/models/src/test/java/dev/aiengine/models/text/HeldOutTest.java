package dev.aiengine.models.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutTest {

    @TempDir
    Path folder;

    @Test
    void everyLabelGivesItsShareToTheTest() throws IOException {
        HeldOut split = split(rows(40, 10), Map.of());

        assertThat(split.train().size()).isEqualTo(40);
        assertThat(split.test().labels().stream().filter("even"::equals)).hasSize(8);
        assertThat(split.test().labels().stream().filter("odd"::equals)).hasSize(2);
        assertThat(split.labels()).containsExactly("even", "odd");
    }

    @Test
    void theSameSeedDrawsTheSameRows() throws IOException {
        List<Tables.Row> rows = rows(40, 10);

        assertThat(split(rows, Map.of()).test()).isEqualTo(split(rows, Map.of()).test());
        assertThat(split(rows, Map.of("seed", 1)).test())
                .isNotEqualTo(split(rows, Map.of()).test());
    }

    @Test
    void testEveryHoldsOutEachNthRowOfTheFileCountingDroppedOnes() throws IOException {
        List<Tables.Row> rows = rows(20, 20);
        rows.set(0, new Tables.Row(null, "even"));

        HeldOut split = split(rows, Map.of("testEvery", 5));

        assertThat(split.test().rows()).containsExactly(5, 10, 15, 20, 25, 30, 35, 40);
        assertThat(split.dropped()).isOne();
    }

    @Test
    void rowsWithoutTextOrLabelAreLeftOutAndCounted() throws IOException {
        List<Tables.Row> rows = rows(20, 20);
        rows.add(new Tables.Row(null, "even"));
        rows.add(new Tables.Row("  ", "even"));
        rows.add(new Tables.Row("a text", null));
        rows.add(new Tables.Row("a text", " "));

        HeldOut split = split(rows, Map.of());

        assertThat(split.dropped()).isEqualTo(4);
        assertThat(split.train().size() + split.test().size()).isEqualTo(40);
    }

    @Test
    void aTableThatIsMostlyEmptyIsRefused() {
        List<Tables.Row> rows = rows(10, 10);
        for (int i = 0; i < 30; i++) {
            rows.add(new Tables.Row("a text", null));
        }

        assertThatThrownBy(() -> split(rows, Map.of()))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("30 of the 50 rows");
    }

    @Test
    void theOnlyRowOfALabelIsTrainedOn() throws IOException {
        List<Tables.Row> rows = rows(20, 20);
        rows.add(new Tables.Row("the only one", "rare"));

        assertThat(split(rows, Map.of("testFraction", 0.5)).train().labels()).contains("rare");
    }

    @Test
    void oneLabelIsRefusedByItsName() {
        assertThatThrownBy(() -> split(rows(20, 0), Map.of()))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("even");
    }

    @Test
    void aLabelThatOnlyTheTestHasIsRefusedByItsRow() throws IOException {
        List<Tables.Row> tested = rows(2, 2);
        tested.add(1, new Tables.Row(null, "odd"));
        tested.add(new Tables.Row("a text", "rare"));
        Table train = Tables.of(folder.resolve("train.parquet"), rows(20, 20));
        Table test = Tables.of(folder.resolve("test.parquet"), tested);

        assertThatThrownBy(() -> HeldOut.of(Trainings.run(
                        "text-classification", Trainings.defaults(), train, test, folder, Trainings.QUIET)))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining(
                        "row 6 of " + test.reference() + " has the label rare, which no training row has");
    }

    @Test
    void theLabelsAreThoseLearned() throws IOException {
        Table train = Tables.of(folder.resolve("train.parquet"), rows(20, 20));
        Table test = Tables.of(folder.resolve("test.parquet"), rows(3, 0));

        HeldOut split = HeldOut.of(
                Trainings.run("text-classification", Trainings.defaults(), train, test, folder, Trainings.QUIET));

        assertThat(split.labels()).containsExactly("even", "odd");
    }

    @Test
    void tooManyLabelsAreRefused() {
        List<Tables.Row> rows = new ArrayList<>();
        for (int i = 0; i <= 2 * HeldOut.MOST_LABELS + 1; i++) {
            rows.add(new Tables.Row("text " + i, "label " + i / 2));
        }

        assertThatThrownBy(() -> split(rows, Map.of()))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("labelColumn");
    }

    @Test
    void numbersAreOrderedAsNumbers() throws IOException {
        List<Tables.Row> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(new Tables.Row("text " + i, i % 3 == 0 ? "10" : i % 3 == 1 ? "9" : "-1"));
        }

        assertThat(split(rows, Map.of()).labels()).containsExactly("-1", "9", "10");
    }

    private HeldOut split(List<Tables.Row> rows, Map<String, Object> changes) throws IOException {
        Map<String, Object> params = Trainings.defaults();
        params.putAll(changes);
        return HeldOut.of(Trainings.run(
                "text-classification",
                params,
                Tables.of(folder.resolve("rows.parquet"), rows),
                null,
                folder,
                Trainings.QUIET));
    }

    private static List<Tables.Row> rows(int even, int odd) {
        List<Tables.Row> rows = new ArrayList<>();
        for (int i = 0; i < even + odd; i++) {
            rows.add(new Tables.Row("text " + i, i < even ? "even" : "odd"));
        }
        return rows;
    }
}
