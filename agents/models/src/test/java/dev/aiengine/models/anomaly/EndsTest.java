package dev.aiengine.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.models.anomaly.Detectors.Known;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndsTest {

    @Test
    void noMoreIsKeptThanFitsAndAGrownSeriesCountsOnce() {
        Ends ends = new Ends(Map.of("a", end(40)), 100);

        ends.put("a", end(50));
        ends.put("b", end(48));
        ends.put("c", end(1));
        assertThat(ends.known()).containsOnlyKeys("a", "b");

        ends.put("a", end(60));
        ends.put("c", end(50));
        assertThat(ends.known()).containsOnlyKeys("b", "c");
    }

    private static Known end(int bytes) {
        return new Known(0, new byte[bytes]);
    }
}
