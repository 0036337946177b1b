package dev.aiengine.models.text.transformer;

/**
 * Multinomial logistic regression with squared regularisation towards given weights: the mean log-loss, plus half the
 * penalty times the squared distance of the weights from them, biases apart.
 */
final class LogisticRegression {
    private final float[][] inputs;
    private final int[] labels;
    private final int count;
    private final int width;
    private final double[] prior;

    /**
     * @param inputs one standardised vector per row
     * @param labels one per row
     * @param count of labels
     * @param prior as {@link #fit} gives them: what the weights stay near
     */
    LogisticRegression(float[][] inputs, int[] labels, int count, double[] prior) {
        this.inputs = inputs;
        this.labels = labels;
        this.count = count;
        this.width = prior.length / count - 1;
        this.prior = prior;
    }

    /** Label by label the weights, then the biases; {@code start} is where the search begins. */
    double[] fit(double penalty, double[] start) {
        double[] weights = start.clone();
        Lbfgs.minimise((point, gradient) -> loss(point, penalty, gradient), weights);
        return weights;
    }

    /** One score per label. */
    static double[] scores(double[] weights, float[] input, int count) {
        int width = input.length;
        double[] scores = new double[count];
        for (int label = 0; label < count; label++) {
            scores[label] = weights[count * width + label] + dot(weights, label * width, input);
        }
        return scores;
    }

    private double loss(double[] weights, double penalty, double[] gradient) {
        java.util.Arrays.fill(gradient, 0);
        double loss = 0;
        for (int row = 0; row < inputs.length; row++) {
            double[] scores = scores(weights, inputs[row], count);
            double highest = Double.NEGATIVE_INFINITY;
            for (double score : scores) {
                highest = Math.max(highest, score);
            }
            double sum = 0;
            for (double score : scores) {
                sum += Math.exp(score - highest);
            }
            loss += Math.log(sum) + highest - scores[labels[row]];
            for (int label = 0; label < count; label++) {
                double wrong = Math.exp(scores[label] - highest) / sum - (label == labels[row] ? 1 : 0);
                add(gradient, label * width, wrong / inputs.length, inputs[row]);
                gradient[count * width + label] += wrong / inputs.length;
            }
        }
        double distance = 0;
        for (int i = 0; i < count * width; i++) {
            double away = weights[i] - prior[i];
            distance += away * away;
            gradient[i] += penalty * away;
        }
        return loss / inputs.length + penalty * distance / 2;
    }

    /** Four sums side by side keep the processor busy. */
    private static double dot(double[] weights, int from, float[] input) {
        double one = 0;
        double two = 0;
        double three = 0;
        double four = 0;
        int i = 0;
        for (; i + 3 < input.length; i += 4) {
            one += weights[from + i] * input[i];
            two += weights[from + i + 1] * input[i + 1];
            three += weights[from + i + 2] * input[i + 2];
            four += weights[from + i + 3] * input[i + 3];
        }
        for (; i < input.length; i++) {
            one += weights[from + i] * input[i];
        }
        return one + two + three + four;
    }

    private static void add(double[] gradient, int to, double factor, float[] input) {
        for (int i = 0; i < input.length; i++) {
            gradient[to + i] += factor * input[i];
        }
    }
}
