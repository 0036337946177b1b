package dev.aiengine.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

    private static Instant upTo(@Nullable String to) {
        MetricsQuery query = new MetricsQuery(null, null, null, null, null, to, "10", null, null);
        return Instant.ofEpochSecond(
                Question.of(query, NOW, Bed.properties(1_000)).to());
    }
}
