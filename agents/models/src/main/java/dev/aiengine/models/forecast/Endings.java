package dev.aiengine.models.forecast;

import dev.aiengine.models.forecast.ForecastModel.Ending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ends of the series that go into a package, so that it can forecast them without their history. */
final class Endings {
    private static final int SEASONS = 20;
    private static final int USUAL = 500;
    private static final long MOST_NUMBERS = 4_000_000;

    static List<Ending> of(ForecastData data, int lookback) {
        long pairs = (long) data.spans().size() * data.columns().size();
        int wanted = Math.max(lookback, Math.max(USUAL, SEASONS * data.season()));
        int kept = (int) Math.clamp(wanted, 1, Math.max(lookback, MOST_NUMBERS / pairs));
        List<Ending> endings = new ArrayList<>();
        for (Span span : data.spans()) {
            double[][] values = new double[data.columns().size()][];
            for (int column = 0; column < values.length; column++) {
                double[] all = span.grid().values()[column];
                values[column] = Arrays.copyOfRange(all, Math.max(0, span.test() - kept), span.test());
            }
            endings.add(new Ending(
                    span.grid().name(),
                    data.step().after(span.grid().start(), span.test()),
                    span.deviations(),
                    values));
        }
        return endings;
    }

    private Endings() {}
}
