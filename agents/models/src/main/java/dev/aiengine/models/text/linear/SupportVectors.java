package dev.aiengine.models.text.linear;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A linear support vector machine with squared hinge loss, trained by dual coordinate descent (Hsieh et al. 2008, "A
 * Dual Coordinate Descent Method for Large-scale Linear SVM"), on features scaled by Naive Bayes ratios (Wang and
 * Manning 2012, "Baselines and Bigrams: Simple, Good Sentiment and Topic Classification").
 *
 * <p>The scaled features are never written down: with {@code r} the ratios and {@code w} the weights, the product
 * {@code v = w r} is what is kept and updated.
 */
final class SupportVectors {
    /** Largest distance from the optimum, in units of the margin, at which training stops. */
    private static final double TOLERANCE = 0.1;

    /** Told after every pass over the rows. */
    @FunctionalInterface
    interface Passes {
        void passed(int pass, double loss);
    }

    /** Weights for {@link Weighting#score}, to which the bias is added. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fitted(float[] weights, float bias) {}

    private final Rows rows;
    private final Weighting weighting;
    private final int[] order;
    private final boolean[] positive;
    private final double softness;
    private final double[] alpha;
    private final double[] norms;

    /** Weight and squared ratio side by side, because each column read needs both. */
    private final float[] pairs;

    private double bias;

    private SupportVectors(
            Rows rows, int[] train, boolean[] positive, Weighting weighting, float[] ratios, double cost) {
        this.rows = rows;
        this.weighting = weighting;
        this.order = train.clone();
        this.positive = positive;
        this.softness = 1 / (2 * cost);
        this.alpha = new double[rows.size()];
        this.norms = new double[rows.size()];
        this.pairs = new float[2 * ratios.length];
        for (int column = 0; column < ratios.length; column++) {
            pairs[2 * column + 1] = ratios[column] * ratios[column];
        }
        for (int row : train) {
            norms[row] = squaredNorm(row);
        }
    }

    /** @param start weights that the fitted ones stay near; where there are none, they stay near 0 */
    static Fitted fit(
            Rows rows,
            int[] train,
            boolean[] positive,
            Weighting weighting,
            float[] ratios,
            @Nullable Fitted start,
            double cost,
            int mostPasses,
            long seed,
            Passes passes) {
        SupportVectors machine = new SupportVectors(rows, train, positive, weighting, ratios, cost);
        if (start != null) {
            machine.start(start);
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int pass = 1; pass <= mostPasses; pass++) {
            double gap = machine.pass(random);
            passes.passed(pass, machine.loss / train.length);
            if (gap <= TOLERANCE) {
                break;
            }
        }
        float[] weights = new float[ratios.length];
        for (int column = 0; column < weights.length; column++) {
            weights[column] = machine.pairs[2 * column];
        }
        return new Fitted(weights, (float) machine.bias);
    }

    private double loss;

    /** The regulariser is then the distance from these: the dual variables begin at 0 as ever. */
    private void start(Fitted from) {
        for (int column = 0; column < from.weights.length; column++) {
            pairs[2 * column] = from.weights[column];
        }
        bias = from.bias;
    }

    /** One pass in a new order; returns the spread of the projected gradient, 0 at the optimum. */
    private double pass(SplittableRandom random) {
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        loss = 0;
        for (int i = order.length - 1; i >= 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[other];
            order[other] = order[i];
            order[i] = row;
            double sign = positive[row] ? 1 : -1;
            double margin = sign * score(row);
            double shortfall = Math.max(0, 1 - margin);
            loss += shortfall * shortfall;
            double gradient = margin - 1 + softness * alpha[row];
            double projected = alpha[row] == 0 ? Math.min(gradient, 0) : gradient;
            highest = Math.max(highest, projected);
            lowest = Math.min(lowest, projected);
            if (Math.abs(projected) > 1e-9) {
                double next = Math.max(0, alpha[row] - gradient / (norms[row] + softness));
                step(row, (next - alpha[row]) * sign);
                alpha[row] = next;
            }
        }
        return highest - lowest;
    }

    private double score(int row) {
        int[] columns = rows.columns();
        int middle = rows.runStarts()[row];
        float words = 0;
        for (int i = rows.starts()[row]; i < middle; i++) {
            words += pairs[2 * columns[i]];
        }
        double score = bias + words * weighting.wordScales()[row];
        float scale = weighting.runScales()[row];
        if (scale != 0) {
            float runs = 0;
            for (int i = middle; i < rows.starts()[row + 1]; i++) {
                runs += pairs[2 * columns[i]];
            }
            score += runs * scale;
        }
        return score;
    }

    private void step(int row, double change) {
        int middle = rows.runStarts()[row];
        add(rows.starts()[row], middle, (float) (change * weighting.wordScales()[row]));
        if (weighting.runScales()[row] != 0) {
            add(middle, rows.starts()[row + 1], (float) (change * weighting.runScales()[row]));
        }
        bias += change;
    }

    private void add(int from, int to, float change) {
        int[] columns = rows.columns();
        for (int i = from; i < to; i++) {
            int at = 2 * columns[i];
            pairs[at] += change * pairs[at + 1];
        }
    }

    private double squaredNorm(int row) {
        double words = squares(rows.starts()[row], rows.runStarts()[row]);
        double runs = squares(rows.runStarts()[row], rows.starts()[row + 1]);
        double wordScale = weighting.wordScales()[row];
        double runScale = weighting.runScales()[row];
        return 1 + wordScale * wordScale * words + runScale * runScale * runs;
    }

    private double squares(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += pairs[2 * rows.columns()[i] + 1];
        }
        return sum;
    }
}
