package dev.aiengine.console.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
        assertThat(Asked.cell(" ", true)).isNull();
        assertThat(Asked.cell("7", true)).isEqualTo(7.0);
        assertThat(Asked.cell("7", false)).isEqualTo("7");
        assertThat(Asked.fields("user", "ada", "item", "")).containsOnlyKeys("user");
    }

    @Test
    void whatIsNoJsonIsSaidSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asked.json("{broken"))
                .withMessageStartingWith("This is no JSON");
    }
}
