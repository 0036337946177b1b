package dev.aiengine.models.text.transformer;

/**
 * What makes probabilities of a vector: standardised, weighted, through softmax. The temperature is in the weights.
 *
 * @param weights label by label, then the biases
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Head(Standard standard, float[] weights, int labels) {

    static Head of(Standard standard, double[] weights, double temperature, int labels) {
        float[] divided = new float[weights.length];
        for (int i = 0; i < divided.length; i++) {
            divided[i] = (float) (weights[i] / temperature);
        }
        return new Head(standard, divided, labels);
    }

    float[] probabilities(float[] vector) {
        float[] scores = scores(vector);
        double highest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - highest);
        }
        float[] probabilities = new float[labels];
        for (int label = 0; label < labels; label++) {
            probabilities[label] = (float) (Math.exp(scores[label] - highest) / sum);
        }
        return probabilities;
    }

    /** Before softmax. */
    float[] scores(float[] vector) {
        double[] scores = LogisticRegression.scores(precise(), standard.apply(vector), labels);
        float[] floats = new float[labels];
        for (int label = 0; label < labels; label++) {
            floats[label] = (float) scores[label];
        }
        return floats;
    }

    /** With its scores divided once more. */
    Head over(double temperature) {
        return of(standard, precise(), temperature, labels);
    }

    /** As a regression has them. */
    double[] precise() {
        double[] precise = new double[weights.length];
        for (int i = 0; i < precise.length; i++) {
            precise[i] = weights[i];
        }
        return precise;
    }
}
