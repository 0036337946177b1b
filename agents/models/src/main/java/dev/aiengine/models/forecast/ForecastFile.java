package dev.aiengine.models.forecast;

import dev.aiengine.models.forecast.ForecastModel.Ending;
import dev.aiengine.models.forecast.method.Blend;
import dev.aiengine.models.forecast.method.Methods;
import dev.aiengine.models.forecast.network.Calendar;
import dev.aiengine.models.forecast.network.LinearNetwork;
import dev.aiengine.models.forecast.network.LinearNetwork.Part;
import dev.aiengine.models.series.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * {@code forecast.bin}: the model, field by field in the order of {@link ForecastModel}. Packages come from anywhere.
 */
final class ForecastFile {
    static final String NAME = "forecast.bin";

    private static final int FORMAT = 1;
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_HORIZON = 1_000;
    private static final int MOST_LOOKBACK = 720;
    private static final int MOST_SERIES = 10_000;
    private static final int MOST_METHODS = 20;
    private static final int LONGEST_SEASON = 20_000;
    private static final int MOST_VALUES = 1_000_000;

    static void write(ForecastModel model, Path file) throws IOException {
        try (NumbersFile.Writer out = new NumbersFile.Writer(file)) {
            out.whole(FORMAT);
            out.whole(model.step().unit() == Step.Unit.MONTHS ? 1 : 0);
            out.time(model.step().count());
            out.whole(model.columns().size());
            for (String column : model.columns()) {
                out.text(column);
            }
            out.whole(model.named() ? 1 : 0);
            out.whole(model.horizon());
            out.whole(model.blend().season());
            out.whole(model.blend().weights().size());
            for (var weight : model.blend().weights().entrySet()) {
                out.text(weight.getKey());
                out.numbers(new double[] {weight.getValue()});
            }
            write(out, model.blendSpread());
            LinearNetwork network = model.network();
            out.whole(network == null ? 0 : network.parts().length);
            if (network != null) {
                write(out, network);
                for (Spread spread : model.networkSpreads()) {
                    write(out, spread);
                }
            }
            out.whole(model.series().size());
            for (Ending ending : model.series()) {
                out.text(ending.name());
                out.time(ending.next());
                out.numbers(ending.deviations());
                out.whole(ending.values()[0].length);
                for (double[] values : ending.values()) {
                    out.numbers(values);
                }
            }
        }
    }

    static ForecastModel read(Path file) throws IOException {
        NumbersFile.Reader in = new NumbersFile.Reader(file);
        in.whole("format", FORMAT, FORMAT);
        Step step = step(in);
        List<String> columns = new ArrayList<>();
        int count = in.whole("columns", 1, MOST_COLUMNS);
        for (int i = 0; i < count; i++) {
            columns.add(in.text());
        }
        boolean named = in.whole("named series", 0, 1) == 1;
        int horizon = in.whole("horizon", 1, MOST_HORIZON);
        Blend blend = blend(in);
        Spread spread = spread(in);
        int parts = in.whole("parts", 0, count);
        if (parts > 1 && parts != count) {
            throw new IOException(NAME + " is damaged: " + parts + " parts for " + count + " columns");
        }
        LinearNetwork network = parts == 0 ? null : network(in, parts, horizon);
        List<Spread> spreads = new ArrayList<>();
        for (int i = 0; i < (parts == 0 ? 0 : count); i++) {
            spreads.add(spread(in));
        }
        List<Ending> series = new ArrayList<>();
        int endings = in.whole("series", 0, MOST_SERIES);
        for (int i = 0; i < endings; i++) {
            series.add(ending(in, count));
        }
        in.end();
        return new ForecastModel(
                step, List.copyOf(columns), named, horizon, blend, spread, network, spreads, List.copyOf(series));
    }

    private static void write(NumbersFile.Writer out, Spread spread) throws IOException {
        out.whole(spread.horizon());
        for (float[] offsets : spread.offsets()) {
            out.weights(offsets);
        }
    }

    private static void write(NumbersFile.Writer out, LinearNetwork network) throws IOException {
        Calendar calendar = network.calendar();
        out.whole(network.lookback());
        out.whole((calendar.ofDay() ? 1 : 0) + (calendar.ofWeek() ? 2 : 0) + (calendar.ofYear() ? 4 : 0));
        for (Part part : network.parts()) {
            for (float[] row : part.window()) {
                out.weights(row);
            }
            for (float[] row : part.calendar()) {
                out.weights(row);
            }
        }
    }

    private static Step step(NumbersFile.Reader in) throws IOException {
        Step.Unit unit = in.whole("unit", 0, 1) == 1 ? Step.Unit.MONTHS : Step.Unit.SECONDS;
        long count = in.time();
        if (count < 1) {
            throw new IOException(NAME + " is damaged: a step of " + count);
        }
        return new Step(unit, count);
    }

    private static Blend blend(NumbersFile.Reader in) throws IOException {
        int season = in.whole("season", 1, LONGEST_SEASON);
        List<String> known = Methods.of(season).names();
        SequencedMap<String, Double> weights = new LinkedHashMap<>();
        int count = in.whole("methods", 1, MOST_METHODS);
        for (int i = 0; i < count; i++) {
            String name = in.text();
            if (!known.contains(name)) {
                throw new IOException(NAME + " is damaged: no method is called " + name);
            }
            weights.put(name, in.numbers(1)[0]);
        }
        return new Blend(season, weights);
    }

    private static Spread spread(NumbersFile.Reader in) throws IOException {
        int horizon = in.whole("steps", 1, MOST_HORIZON);
        return new Spread(in.weights(Spread.LEVELS.size(), horizon));
    }

    private static LinearNetwork network(NumbersFile.Reader in, int parts, int horizon) throws IOException {
        int lookback = in.whole("lookback", 1, MOST_LOOKBACK);
        int flags = in.whole("calendar", 0, 7);
        Calendar calendar = new Calendar((flags & 1) > 0, (flags & 2) > 0, (flags & 4) > 0);
        Part[] read = new Part[parts];
        for (int i = 0; i < parts; i++) {
            read[i] = new Part(in.weights(lookback, horizon), in.weights(calendar.features(), horizon));
        }
        return new LinearNetwork(lookback, horizon, calendar, read);
    }

    private static Ending ending(NumbersFile.Reader in, int columns) throws IOException {
        String name = in.text();
        long next = in.time();
        double[] deviations = in.numbers(columns);
        int length = in.whole("values", 1, MOST_VALUES);
        double[][] values = new double[columns][];
        for (int column = 0; column < columns; column++) {
            values[column] = in.numbers(length);
        }
        return new Ending(name, next, deviations, values);
    }

    private ForecastFile() {}
}
