package dev.aiengine.console.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.chart.Curve;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesCsvTest {

    @Test
    void everyPointIsARowWithTheTimeAtWhichItWasAndAGapIsNone() {
        double noon = 1_767_268_800_000.0;
        Curve now = new Curve("acme, \"the\" tenant", new double[] {noon, noon + 30_000, noon + 60_000}, new double[] {
            12.5, Double.NaN, 1e-7
        });
        Curve before = new Curve("acme before", new double[] {noon}, new double[] {0.1 + 0.2}, 0, true);

        assertThat(CurvesCsv.of("Latency, ms", List.of(now, before), 3600)).isEqualTo("""
                time,of,"Latency, ms"
                2026-01-01T12:00:00Z,"acme, ""the"" tenant",12.5
                2026-01-01T12:01:00Z,"acme, ""the"" tenant",0.0000001
                2026-01-01T11:00:00Z,acme before,0.3
                """.replace("\n", "\r\n"));
    }
}
