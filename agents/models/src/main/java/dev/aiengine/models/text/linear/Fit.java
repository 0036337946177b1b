package dev.aiengine.models.text.linear;

import java.util.Arrays;

/**
 * A candidate fitted to some rows: for each problem the weights of a support vector machine and of Naive Bayes.
 *
 * @param machine by problem, then column
 * @param bias of the machine, by problem
 * @param bayes by problem, then column
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Fit(Weighting weighting, float[][] machine, float[] bias, float[][] bayes) {

    static Fit of(Examples examples, int[] train, Candidate candidate, long seed, Course course) {
        Rows rows = examples.rows();
        Prior prior = examples.prior();
        Weighting weighting = prior == null
                ? Weighting.of(rows, train, candidate)
                : Weighting.of(rows, prior.columns(), prior.lengths(), candidate.runs());
        int problems = examples.problems();
        float[][] machine = new float[problems][];
        float[] bias = new float[problems];
        float[][] bayes = new float[problems][];
        for (int problem = 0; problem < problems; problem++) {
            boolean[] positive = examples.positive(problem);
            if (prior != null && oneSided(train, positive)) {
                // These rows say nothing of the label that the base does not know better
                machine[problem] = prior.weights()[problem];
                bias[problem] = prior.bias()[problem];
                bayes[problem] = new float[rows.width()];
                course.problemDone();
                continue;
            }
            bayes[problem] = NaiveBayes.weights(rows, train, positive, weighting);
            SupportVectors.Fitted fitted = SupportVectors.fit(
                    rows,
                    train,
                    positive,
                    weighting,
                    bayes[problem],
                    prior == null || !candidate.fromBase() ? null : prior.of(problem),
                    candidate.cost(),
                    course.mostPasses(),
                    seed + problem,
                    course::passed);
            course.problemDone();
            machine[problem] = fitted.weights();
            bias[problem] = fitted.bias();
        }
        return new Fit(weighting, machine, bias, bayes);
    }

    private static boolean oneSided(int[] train, boolean[] positive) {
        return Arrays.stream(train).allMatch(row -> positive[row] == positive[train[0]]);
    }

    float[] machineScores(Rows rows, int row) {
        float[] scores = new float[machine.length];
        for (int problem = 0; problem < scores.length; problem++) {
            scores[problem] = weighting.score(rows, row, machine[problem]) + bias[problem];
        }
        return scores;
    }

    float[] bayesScores(Rows rows, int row) {
        float[] scores = new float[bayes.length];
        for (int problem = 0; problem < scores.length; problem++) {
            scores[problem] = weighting.score(rows, row, bayes[problem]);
        }
        return scores;
    }
}
