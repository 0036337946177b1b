package dev.aiengine.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersStandToTheRight() {
        TextTable table = new TextTable("path", "requests/s", "p50")
                .row("agent", "48,000", "0.31 ms")
                .row("gateway", "9,500", "12.00 ms");

        assertThat(table.toString().lines())
                .containsExactly(
                        "path     requests/s       p50",
                        "───────  ──────────  ────────",
                        "agent        48,000   0.31 ms",
                        "gateway       9,500  12.00 ms");
    }

    @Test
    void aTableWithoutRowsIsItsHeadings() {
        assertThat(new TextTable("a", "b").toString().lines()).first().isEqualTo("a  b");
    }

    @Test
    void aRowHasOneCellPerColumn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TextTable("a", "b").row("only one"));
    }
}
