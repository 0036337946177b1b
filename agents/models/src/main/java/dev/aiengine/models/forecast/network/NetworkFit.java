package dev.aiengine.models.forecast.network;

import dev.aiengine.models.forecast.network.LinearNetwork.Part;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Fits the network in closed form for one way to measure windows: the moments are taken once, then the strength of the
 * shrinking, how much the columns share, and whether the calendar helps are chosen by the errors on the validation
 * rows.
 */
final class NetworkFit {
    private static final List<Double> STRENGTHS = List.of(0.01, 0.03, 0.1, 0.3);
    /** Also close to where a base version stood. */
    private static final List<Double> STRENGTHS_FROM_BASE = List.of(0.01, 0.03, 0.1, 0.3, 3.0, 100.0);

    /** Errors this much smaller say that the calendar helps, and did not just fit the validation rows. */
    private static final double WORTH_A_CALENDAR = 0.99;

    private static final double[] SHARES = {0, 0.5, 1};
    /** Beyond this every column's own weights take more memory than they are worth. */
    private static final int MOST_OWN = 16;

    /**
     * What was chosen.
     *
     * @param own share of each column's own weights in its weights; the rest is shared by all
     */
    record Choice(double strength, double own, boolean calendar, double error) {}

    private final NetworkData data;
    private final Centre centre;
    private final @Nullable LinearNetwork base;

    NetworkFit(NetworkData data, Centre centre, @Nullable LinearNetwork base) {
        this.data = data;
        this.centre = centre;
        this.base = base;
    }

    Choice choose(Moments[] moments) {
        Choice plain = choose(moments, data.lookback());
        if (data.features() == data.lookback()) {
            return plain;
        }
        Choice dated = choose(moments, data.features());
        return dated.error < WORTH_A_CALENDAR * plain.error ? dated : plain;
    }

    private Choice choose(Moments[] moments, int inputs) {
        Choice best = null;
        for (double strength : base == null ? STRENGTHS : STRENGTHS_FROM_BASE) {
            double[][][] shared = shared(moments, inputs, strength);
            double[][][] own = own(moments) ? own(moments, inputs, strength) : shared;
            for (double share : own(moments) ? SHARES : new double[] {0}) {
                double error = error(mixed(shared, own, share));
                if (best == null || error < best.error) {
                    best = new Choice(strength, share, inputs > data.lookback(), error);
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("nothing was chosen");
        }
        return best;
    }

    LinearNetwork fit(Moments[] moments, Choice choice) {
        int inputs = choice.calendar ? data.features() : data.lookback();
        double[][][] shared = shared(moments, inputs, choice.strength);
        double[][][] own = choice.own > 0 ? own(moments, inputs, choice.strength) : shared;
        return mixed(shared, own, choice.own);
    }

    /** Per column; the moments of all together where the columns are too many for weights of their own. */
    Moments[] moments(Places places, DoubleConsumer progress) {
        int columns = data.data().columns().size();
        int horizon = data.data().horizon();
        Moments[] moments = new Moments[columns > MOST_OWN ? 1 : columns];
        Arrays.setAll(moments, i -> new Moments(data.features(), horizon));
        for (int place = 0; place < places.size(); place++) {
            if (place % 256 == 0) {
                progress.accept((double) place / places.size());
            }
            double[] calendar = data.calendarAt(places, place);
            int origin = places.origins()[place];
            for (int column = 0; column < columns; column++) {
                double[] values = places.span(place).grid().values()[column];
                double deviation = places.span(place).deviations()[column];
                if (deviation > 0) {
                    add(moments[moments.length == 1 ? 0 : column], values, origin, calendar, deviation);
                }
            }
        }
        for (Moments each : moments) {
            each.flush();
        }
        return moments;
    }

    private void add(Moments moments, double[] values, int origin, double[] calendar, double deviation) {
        int from = origin - data.lookback();
        double middle = centre.of(values, from, origin);
        double unit = centre.unit(values, from, origin, deviation);
        double[] row = moments.row();
        for (int i = 0; i < data.lookback(); i++) {
            row[i] = (values[from + i] - middle) / unit;
        }
        // A forecast adds the calendar in units of the window's own deviation
        double own = Window.scale(values, from, origin, deviation) / unit;
        for (int i = 0; i < calendar.length; i++) {
            row[data.lookback() + i] = calendar[i] * own;
        }
        double[] aim = moments.aim();
        for (int step = 0; step < aim.length; step++) {
            aim[step] = (values[origin + step] - middle) / unit;
        }
        moments.added();
    }

    private boolean own(Moments[] moments) {
        return moments.length > 1;
    }

    private double[][][] shared(Moments[] moments, int inputs, double strength) {
        Moments sum = moments[0];
        if (moments.length > 1) {
            sum = new Moments(data.features(), data.data().horizon());
            for (Moments each : moments) {
                sum.add(each);
            }
        }
        return new double[][][] {Ridge.solve(sum, inputs, strength, prior(-1))};
    }

    private double[][][] own(Moments[] moments, int inputs, double strength) {
        double[][][] own = new double[moments.length][][];
        for (int column = 0; column < own.length; column++) {
            own[column] = Ridge.solve(moments[column], inputs, strength, prior(column));
        }
        return own;
    }

    /**
     * What the weights are shrunk towards: those of the base, for all columns together their mean; otherwise nothing.
     */
    private double[][] prior(int column) {
        double[][] prior = new double[data.features()][data.data().horizon()];
        if (base == null) {
            return prior;
        }
        Part[] parts = column < 0 ? base.parts() : new Part[] {base.part(column)};
        for (Part part : parts) {
            // The year joins the calendar, at its end, once rows span two: a base may have been without
            int known = Math.min(prior.length, data.lookback() + part.calendar().length);
            for (int i = 0; i < known; i++) {
                float[] row = i < data.lookback() ? part.window()[i] : part.calendar()[i - data.lookback()];
                for (int step = 0; step < row.length; step++) {
                    prior[i][step] += row[step] / (double) parts.length;
                }
            }
        }
        return prior;
    }

    private LinearNetwork mixed(double[][][] shared, double[][][] own, double share) {
        Part[] parts = new Part
                [own(data.data().columns().size()) ? data.data().columns().size() : 1];
        for (int column = 0; column < parts.length; column++) {
            double[][] weights = Ridge.mixed(shared[0], own[own.length == 1 ? 0 : column], share);
            centre.release(weights, data.lookback(), data.data().horizon());
            parts[column] =
                    new Part(floats(weights, 0, data.lookback()), floats(weights, data.lookback(), data.features()));
        }
        return new LinearNetwork(data.lookback(), data.data().horizon(), data.calendar(), parts);
    }

    private static boolean own(int columns) {
        return columns > 1 && columns <= MOST_OWN;
    }

    private static float[][] floats(double[][] rows, int from, int to) {
        float[][] floats = new float[to - from][];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = new float[rows[from + i].length];
            for (int j = 0; j < floats[i].length; j++) {
                floats[i][j] = (float) rows[from + i][j];
            }
        }
        return floats;
    }

    /** The mean absolute error on the validation rows, in deviations of the columns. */
    private double error(LinearNetwork network) {
        Places places = data.chosen();
        double sum = 0;
        long steps = 0;
        for (int place = 0; place < places.size(); place++) {
            int origin = places.origins()[place];
            double[] calendar = data.calendarAt(places, place);
            double[][] columns = places.span(place).grid().values();
            for (int column = 0; column < columns.length; column++) {
                double deviation = places.span(place).deviations()[column];
                if (deviation > 0) {
                    double scale = Window.scale(columns[column], origin - data.lookback(), origin, deviation);
                    double[] forecast = network.forecast(column, columns[column], origin, calendar, scale);
                    for (int step = 0; step < forecast.length; step++) {
                        sum += Math.abs(columns[column][origin + step] - forecast[step]) / deviation;
                    }
                    steps += forecast.length;
                }
            }
        }
        return sum / Math.max(1, steps);
    }
}
