package dev.aiengine.models.text.linear;

import dev.aiengine.models.text.Folds;

/**
 * What a candidate gave rows that it was not fitted to.
 *
 * @param rows positions of the rows
 * @param machine one line per row, one score per problem
 * @param bayes likewise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Scores(int[] rows, float[][] machine, float[][] bayes) {

    /** Fits the candidate once per fold that is to be scored, to all rows outside it. */
    static Scores outOfFold(Examples examples, Folds folds, Candidate candidate, long seed, Course course) {
        int[] scored = folds.scored();
        int[] lines = new int[examples.rows().size()];
        for (int line = 0; line < scored.length; line++) {
            lines[scored[line]] = line;
        }
        float[][] machine = new float[scored.length][];
        float[][] bayes = new float[scored.length][];
        for (int fold = 0; fold < folds.rounds(); fold++) {
            Fit fit = Fit.of(examples, folds.outside(fold), candidate, seed, course);
            for (int row : folds.inside(fold)) {
                machine[lines[row]] = fit.machineScores(examples.rows(), row);
                bayes[lines[row]] = fit.bayesScores(examples.rows(), row);
            }
        }
        return new Scores(scored, machine, bayes);
    }
}
