package dev.aiengine.models.text.linear;

import java.util.Arrays;

/**
 * What a column weighs, and what a row's columns are scaled by, words and character runs apart, so that each of the two
 * has length 1 whatever the length of the text.
 *
 * @param columns 0 for a column that does not count
 * @param lengths what a column weighs in the length of a vector: the same, but for columns that a base has not
 * @param wordScales one per row
 * @param runScales one per row, 0 where runs do not count
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Weighting(float[] columns, float[] lengths, float[] wordScales, float[] runScales) {

    /** As a base weighs the columns. */
    static Weighting of(Rows rows, float[] columns, float[] lengths, boolean runs) {
        float[] wordScales = new float[rows.size()];
        float[] runScales = new float[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            wordScales[row] = scale(rows.columns(), rows.starts()[row], rows.runStarts()[row], lengths);
            if (runs) {
                runScales[row] = scale(rows.columns(), rows.runStarts()[row], rows.starts()[row + 1], lengths);
            }
        }
        return new Weighting(columns, lengths, wordScales, runScales);
    }

    /** Learned from the given rows alone; the scales are for all of them. */
    static Weighting of(Rows rows, int[] train, Candidate candidate) {
        float[] columns = frequencies(rows, train, candidate.runs());
        for (int column = 0; column < columns.length; column++) {
            float texts = columns[column];
            if (texts > 0) {
                columns[column] = candidate.rarity() ? (float) (1 + Math.log((1.0 + train.length) / (1.0 + texts))) : 1;
            }
        }
        return of(rows, columns, columns, candidate.runs());
    }

    /** One over the length of the vector that the columns from {@code from} to {@code to} make. */
    static float scale(int[] columns, int from, int to, float[] weights) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double weight = weights[columns[i]];
            sum += weight * weight;
        }
        return sum == 0 ? 0 : (float) (1 / Math.sqrt(sum));
    }

    /** A row's score under one weight per column. */
    float score(Rows rows, int row, float[] weights) {
        int[] columns = rows.columns();
        int middle = rows.runStarts()[row];
        float words = 0;
        for (int i = rows.starts()[row]; i < middle; i++) {
            words += weights[columns[i]];
        }
        float score = words * wordScales[row];
        if (runScales[row] != 0) {
            float runs = 0;
            for (int i = middle; i < rows.starts()[row + 1]; i++) {
                runs += weights[columns[i]];
            }
            score += runs * runScales[row];
        }
        return score;
    }

    static float[] frequencies(Rows rows, int[] train, boolean runs) {
        float[] texts = new float[rows.width()];
        Arrays.fill(texts, 0);
        for (int row : train) {
            int end = runs ? rows.starts()[row + 1] : rows.runStarts()[row];
            for (int i = rows.starts()[row]; i < end; i++) {
                texts[rows.columns()[i]]++;
            }
        }
        return texts;
    }
}
