package dev.aiengine.models.text.linear;

import dev.aiengine.models.text.Evaluation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Compares the candidates on rows they have not seen and keeps the one with the least log-loss. */
final class Search {

    /** A candidate with the blend that suits it, and its share of right answers on unseen rows. */
    record Choice(Candidate candidate, Blend blend, double accuracy) {}

    static Choice best(
            Examples examples, List<Candidate> candidates, Folds folds, long seed, Checkpoint checkpoint, Course course)
            throws IOException {
        Optional<Choice> best = Optional.empty();
        for (int number = 0; number < candidates.size(); number++) {
            Candidate candidate = candidates.get(number);
            Optional<Scores> earlier = checkpoint.read(number, folds.scored(), examples.problems());
            Scores scores;
            if (earlier.isPresent()) {
                scores = earlier.get();
                course.skip(folds.rounds() * examples.problems());
            } else {
                scores = Scores.outOfFold(examples, folds, candidate, seed, course);
                checkpoint.write(number, scores);
            }
            Blend blend = Blend.best(scores, examples.labels(), examples.count());
            Choice choice = new Choice(candidate, blend, accuracy(scores, blend, examples));
            course.validated(choice.accuracy, blend.logLoss());
            if (best.isEmpty() || blend.logLoss() < best.get().blend.logLoss()) {
                best = Optional.of(choice);
            }
        }
        return best.orElseThrow();
    }

    private static double accuracy(Scores scores, Blend blend, Examples examples) {
        int right = 0;
        for (int line = 0; line < scores.rows().length; line++) {
            float[] probabilities =
                    blend.probabilities(scores.machine()[line], scores.bayes()[line], examples.count());
            right += Evaluation.best(probabilities) == examples.labels()[scores.rows()[line]] ? 1 : 0;
        }
        return (double) right / scores.rows().length;
    }

    private Search() {}
}
