package dev.aiengine.console.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aiengine.contract.datasets.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedTest {

    @Test
    void numbersComeApartHoweverTheyAreSeparated() {
        assertThat(Asked.numbers(" 1, 2.5;3\n-4\t5e2 ")).containsExactly(1.0, 2.5, 3.0, -4.0, 500.0);
    }

    @Test
    void whatIsNoNumberIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asked.numbers("1 two 3"))
                .withMessage("\"two\" is not a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asked.numbers(" "))
                .withMessage("Give some numbers");
    }

    @Test
    void anEmptyCellIsLeftOut() {
        assertThat(Asked.cell(column("BIGINT"), " ")).isNull();
        assertThat(Asked.cell(column("BIGINT"), "7")).isEqualTo(7.0);
        assertThat(Asked.cell(column("VARCHAR"), "7")).isEqualTo("7");
        assertThat(Asked.fields("user", "ada", "item", "")).containsOnlyKeys("user");
    }

    @Test
    void whatIsNoJsonIsSaidSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asked.json("{broken"))
                .withMessageStartingWith("This is no JSON");
    }

    @Test
    void aCellThatIsNoNumberNamesItsColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asked.cell(column("DOUBLE"), "three"))
                .withMessage("months is a number, not \"three\"");
    }

    @Test
    void columnsAreDescribedWithoutTheWordsOfDatabases() {
        assertThat(Asked.hint("BIGINT")).isEqualTo("A whole number");
        assertThat(Asked.hint("DECIMAL(18,3)")).isEqualTo("A number");
        assertThat(Asked.hint("TIMESTAMP WITH TIME ZONE")).startsWith("A time");
        assertThat(Asked.hint("VARCHAR")).isEqualTo("A word or a text");
    }

    @Test
    void pointsOfSeveralColumnsAreLines() {
        List<String> columns = List.of("load", "heat");
        assertThat(Asked.points("1, 2\n3 4", columns)).containsExactly(List.of(1.0, 2.0), List.of(3.0, 4.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asked.points("1 2\n3", columns))
                .withMessage("Line 2 has 1 of 2 numbers: load, heat");
    }

    @Test
    void aPartOfANumberIsNotDroppedSilently() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asked.whole("2.5"))
                .withMessage("\"2.5\" is not a whole number");
    }

    private static Dataset.Column column(String type) {
        return new Dataset.Column("months", type, 0, 9);
    }
}
