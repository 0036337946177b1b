package dev.aiengine.console.monitoring;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.table.Csv;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;

/** Curves as rows: each point with the time at which it was, not the one under which it is drawn. */
final class CurvesCsv {

    /**
     * All points; a gap has no row.
     *
     * @param shift seconds by which curves of the time before are drawn later than they were
     */
    static String of(String value, List<Curve> curves, double shift) {
        StringBuilder csv = new StringBuilder(Csv.line(List.of("time", "of", value)));
        for (Curve curve : curves) {
            for (int point = 0; point < curve.size(); point++) {
                if (!Double.isNaN(curve.y()[point])) {
                    double millis = curve.x()[point] - (curve.before() ? shift * 1000 : 0);
                    csv.append(Csv.line(List.of(
                            Instant.ofEpochMilli(Math.round(millis)).toString(),
                            curve.name(),
                            digits(curve.y()[point]))));
                }
            }
        }
        return csv.toString();
    }

    /** Without the digits that are only rounding. */
    private static String digits(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(10))
                .stripTrailingZeros()
                .toPlainString();
    }

    private CurvesCsv() {}
}
