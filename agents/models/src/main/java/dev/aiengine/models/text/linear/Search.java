package dev.aiengine.models.text.linear;

import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.text.Folds;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Compares candidates on rows they have not seen and keeps the one with the least log-loss. */
final class Search {

    /** A candidate with the blend that suits it, and its share of right answers on unseen rows. */
    record Choice(Candidate candidate, Blend blend, double accuracy) {}

    private final Examples examples;
    private final Folds folds;
    private final long seed;
    private final Checkpoint checkpoint;
    private final Course course;
    private int number;

    Search(Examples examples, Folds folds, long seed, Checkpoint checkpoint, Course course) {
        this.examples = examples;
        this.folds = folds;
        this.seed = seed;
        this.checkpoint = checkpoint;
        this.course = course;
    }

    /** How many fits a search among so many candidates takes. */
    static int fits(int candidates, Folds folds) {
        return (candidates + 1) * folds.rounds();
    }

    Choice best(List<Candidate> candidates) throws IOException {
        Choice best = judge(candidates.getFirst());
        for (Candidate candidate : candidates.subList(1, candidates.size())) {
            best = better(best, judge(candidate));
        }
        return better(best, judge(best.candidate.cheaper()));
    }

    private static Choice better(Choice best, Choice next) {
        return next.blend.logLoss() < best.blend.logLoss() ? next : best;
    }

    private Choice judge(Candidate candidate) throws IOException {
        Optional<Scores> earlier = checkpoint.read(number, folds.scored(), examples.problems());
        Scores scores;
        if (earlier.isPresent()) {
            scores = earlier.get();
            course.skip(folds.rounds() * examples.problems());
        } else {
            scores = Scores.outOfFold(examples, folds, candidate, seed, course);
            checkpoint.write(number, scores);
        }
        number++;
        Blend blend = Blend.best(scores, examples.labels(), examples.count(), examples.prior());
        Choice choice = new Choice(candidate, blend, accuracy(scores, blend));
        course.validated(choice.accuracy, blend.logLoss());
        return choice;
    }

    private double accuracy(Scores scores, Blend blend) {
        int right = 0;
        for (int line = 0; line < scores.rows().length; line++) {
            float[] probabilities = blend.probabilities(scores.machine()[line], scores.bayes()[line], examples.count());
            right += Evaluation.best(probabilities) == examples.labels()[scores.rows()[line]] ? 1 : 0;
        }
        return (double) right / scores.rows().length;
    }
}
