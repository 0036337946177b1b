package dev.aiengine.console.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void figuresHaveAsManyDecimalsAsTellSomething() {
        assertThat(Texts.figure(0.93456)).isEqualTo("0.935");
        assertThat(Texts.figure(12.345)).isEqualTo("12.3");
        assertThat(Texts.figure(1234.5)).isEqualTo("1,235");
        assertThat(Texts.figure(3)).isEqualTo("3");
        assertThat(Texts.figure(0.00001234)).isEqualTo("1.23e-05");
        assertThat(Texts.figure(Double.NaN)).isEqualTo("–");
    }

    @Test
    void countsAreInGroupsOfThree() {
        assertThat(Texts.count(0)).isEqualTo("0");
        assertThat(Texts.count(-999)).isEqualTo("-999");
        assertThat(Texts.count(1_000)).isEqualTo("1,000");
        assertThat(Texts.count(-123_456)).isEqualTo("-123,456");
        assertThat(Texts.count(Long.MIN_VALUE)).isEqualTo("-9,223,372,036,854,775,808");
    }

    @Test
    void sizesAndTimesAreInTheUnitThatFits() {
        assertThat(Texts.bytes(512)).isEqualTo("512 B");
        assertThat(Texts.bytes(1536)).isEqualTo("1.5 KB");
        assertThat(Texts.bytes(10_200)).isEqualTo("10.0 KB");
        assertThat(Texts.bytes(10_240)).isEqualTo("10 KB");
        assertThat(Texts.bytes(64L << 30)).isEqualTo("64 GB");
        assertThat(Texts.duration(Duration.ofMillis(1500))).isEqualTo("1.5 s");
        assertThat(Texts.duration(Duration.ofMinutes(90))).isEqualTo("90 min");
        assertThat(Texts.duration(Duration.ofHours(5))).isEqualTo("5 h 0 min");
    }

    @Test
    void aMomentThatIsStillToComeByAnotherClockIsJustNow() {
        Instant now = Instant.parse("2026-01-01T12:00:00Z");

        assertThat(Texts.ago(now.plusSeconds(3600), now)).isEqualTo("just now");
        assertThat(Texts.ago(now.minusSeconds(30), now)).isEqualTo("30 s ago");
    }

    @Test
    void namesOfFieldsBecomeTitles() {
        assertThat(Texts.title("macroF1")).isEqualTo("Macro F1");
        assertThat(Texts.title("modelStore")).isEqualTo("Model Store");
    }

    @Test
    void roughFiguresHaveThreeDigits() {
        assertThat(Texts.rough(0.92345)).isEqualTo("0.923");
        assertThat(Texts.rough(2.5)).isEqualTo("2.5");
        assertThat(Texts.rough(40.72)).isEqualTo("40.7");
        assertThat(Texts.rough(123_456)).isEqualTo("123,000");
        assertThat(Texts.rough(100)).isEqualTo("100");
        assertThat(Texts.rough(0.00026)).isEqualTo("2.6e-04");
        assertThat(Texts.rough(0)).isEqualTo("0");
        assertThat(Texts.rough(Double.NaN)).isEqualTo("–");
    }
}
