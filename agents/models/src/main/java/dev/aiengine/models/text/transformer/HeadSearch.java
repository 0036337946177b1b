package dev.aiengine.models.text.transformer;

import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.evaluation.Temperature;
import dev.aiengine.models.text.Folds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses by rows left out in turn how many entries of a vector count, how strongly weights are held back, and how sure
 * to be.
 */
final class HeadSearch {
    /** From the strongest on, each fit starting where the one before ended. */
    private static final double[] PENALTIES = {10, 1, 0.1, 0.01, 0.001, 0.0001};
    /** So many rows say as much of how sure to be as the fit does without them. */
    private static final double ROWS_OF_NO_DOUBT = 20;

    /**
     * @param width entries of a vector that count, from the first
     * @param temperature divides the scores
     */
    record Choice(int width, double penalty, double temperature, double logLoss, double accuracy) {}

    private final float[][] vectors;
    private final int[] labels;
    private final int count;
    private final Folds folds;
    private final @Nullable Head base;
    private final Runnable fitted;

    /**
     * @param base a head of the same labels that weights stay near
     * @param fitted run after each fit
     */
    HeadSearch(float[][] vectors, int[] labels, int count, Folds folds, @Nullable Head base, Runnable fitted) {
        this.vectors = vectors;
        this.labels = labels;
        this.count = count;
        this.folds = folds;
        this.base = base;
        this.fitted = fitted;
    }

    /** How many fits a search and the fit after it take. */
    static int fits(int widths, Folds folds) {
        return (widths * folds.rounds() + 1) * PENALTIES.length;
    }

    Choice best(List<Integer> widths) {
        List<Choice> choices = new ArrayList<>();
        widths.forEach(width -> choices.addAll(choices(width)));
        Choice best = choices.getFirst();
        for (Choice choice : choices) {
            best = choice.logLoss < best.logLoss ? choice : best;
        }
        return best;
    }

    /** Fits what was chosen to all rows. */
    Head fit(Choice choice) {
        int[] all = IntStream.range(0, labels.length).toArray();
        Standard standard = standard(all, choice.width);
        double[][] path = path(all, standard, choice.penalty);
        return Head.of(standard, path[path.length - 1], choice.temperature, count);
    }

    private List<Choice> choices(int width) {
        int[] scored = folds.scored();
        int[] lines = new int[labels.length];
        Arrays.setAll(lines, row -> Arrays.binarySearch(scored, row));
        float[][][] scores = new float[PENALTIES.length][scored.length][];
        for (int fold = 0; fold < folds.rounds(); fold++) {
            int[] train = folds.outside(fold);
            Standard standard = standard(train, width);
            double[][] path = path(train, standard, 0);
            for (int row : folds.inside(fold)) {
                float[] input = standard.apply(vectors[row]);
                for (int i = 0; i < path.length; i++) {
                    scores[i][lines[row]] = floats(LogisticRegression.scores(path[i], input, count));
                }
            }
        }
        List<Integer> truth = Arrays.stream(scored).mapToObj(row -> labels[row]).toList();
        return IntStream.range(0, PENALTIES.length)
                .mapToObj(i -> choice(width, PENALTIES[i], scores[i], truth))
                .toList();
    }

    /** Few rows say little of how sure to be. */
    static double temperature(float[][] scores, List<Integer> truth) {
        return Math.pow(Temperature.best(scores, truth), truth.size() / (truth.size() + ROWS_OF_NO_DOUBT));
    }

    private static Choice choice(int width, double penalty, float[][] scores, List<Integer> truth) {
        double temperature = temperature(scores, truth);
        long right = IntStream.range(0, scores.length)
                .filter(line -> Evaluation.best(scores[line]) == truth.get(line))
                .count();
        return new Choice(
                width,
                penalty,
                temperature,
                Temperature.loss(scores, truth, temperature),
                (double) right / Math.max(1, scores.length));
    }

    /** Weights by penalty, from the strongest down to {@code least}. */
    private double[][] path(int[] rows, Standard standard, double least) {
        float[][] inputs = new float[rows.length][];
        int[] truth = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            inputs[i] = standard.apply(vectors[rows[i]]);
            truth[i] = labels[rows[i]];
        }
        double[] prior = base == null ? new double[count * (standard.width() + 1)] : base.precise();
        LogisticRegression regression = new LogisticRegression(inputs, truth, count, prior);
        List<double[]> path = new ArrayList<>();
        double[] weights = prior;
        for (double penalty : PENALTIES) {
            if (penalty >= least) {
                weights = regression.fit(penalty, weights);
                path.add(weights);
                fitted.run();
            }
        }
        return path.toArray(double[][]::new);
    }

    private Standard standard(int[] rows, int width) {
        return base == null ? Standard.of(vectors, rows, width) : base.standard();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
