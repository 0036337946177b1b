package dev.aiengine.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.server.web.ApiException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
    /** Six tenths into the first second of a step. */
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00.600Z");

    @Test
    void whatWasMeasuredInTheSecondUnderWayIsAskedFor() {
        assertThat(upTo(null)).isEqualTo(Instant.parse("2026-01-01T12:00:01Z"));
    }

    @Test
    void aWholeSecondIsTheEndThatWasAskedFor() {
        assertThat(upTo("2026-01-01T12:00:00Z")).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+1000000000-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"
            })
    void aTimeOutsideTheYearsOneToNineThousandNineHundredNinetyNineIsRefused(String to) {
        assertThatThrownBy(() -> upTo(to))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("in the years 1 to 9999");
    }

    @Test
    void theLastSecondOfTheYearsIsStillAnEnd() {
        assertThat(upTo("9999-12-31T23:59:59Z")).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT9223372036854775807S", "PT1000000000S", "0", "-10"})
    void aStepThatIsNotPositiveOrTooLongIsRefused(String step) {
        assertThatThrownBy(() -> asked("2026-01-01T12:00:00Z", step))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("must be a positive number of seconds up to 999999999");
    }

    @Test
    void theLongestStepIsTaken() {
        assertThat(asked("2026-01-01T12:00:00Z", "999999999").steps()).isPositive();
    }

    private static Instant upTo(@Nullable String to) {
        return Instant.ofEpochSecond(asked(to, "10").to());
    }

    private static Question asked(@Nullable String to, String step) {
        return Question.of(
                new MetricsQuery(null, null, null, null, null, to, step, null, null), NOW, Bed.properties(1_000));
    }
}
