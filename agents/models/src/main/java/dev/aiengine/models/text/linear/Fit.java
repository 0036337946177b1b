package dev.aiengine.models.text.linear;

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
        Weighting weighting = Weighting.of(rows, train, candidate);
        int problems = examples.problems();
        float[][] machine = new float[problems][];
        float[] bias = new float[problems];
        float[][] bayes = new float[problems][];
        for (int problem = 0; problem < problems; problem++) {
            boolean[] positive = examples.positive(problem);
            bayes[problem] = NaiveBayes.weights(rows, train, positive, weighting);
            SupportVectors.Fitted fitted = SupportVectors.fit(
                    rows,
                    train,
                    positive,
                    weighting,
                    bayes[problem],
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
