package dev.aiengine.server.monitoring;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How predictions compare with what was true; judgements of many predictions add up.
 *
 * @param labels how many said a label
 * @param correct how many of these were right
 * @param numbers how many said a number
 * @param absolute sum of how far off these were
 * @param squared sum of the squares of that
 */
record Judgement(long labels, long correct, long numbers, double absolute, double squared) {
    static final Judgement NOTHING = new Judgement(0, 0, 0, 0, 0);

    /** Why the two cannot be compared; empty where they can. */
    static Optional<String> mismatch(List<Object> predicted, List<Object> actual) {
        if (predicted.size() != actual.size()) {
            return Optional.of("must have " + predicted.size() + " values, one for each input of the prediction, not "
                    + actual.size());
        }
        for (int i = 0; i < actual.size(); i++) {
            if (predicted.get(i) instanceof Number && !(actual.get(i) instanceof Number)) {
                return Optional.of("must be a number, as the prediction is");
            }
        }
        return Optional.empty();
    }

    /** Nothing where the two cannot be compared. */
    static Judgement of(List<Object> predicted, List<Object> actual) {
        Judgement all = NOTHING;
        if (mismatch(predicted, actual).isEmpty()) {
            for (int i = 0; i < actual.size(); i++) {
                all = all.plus(of(predicted.get(i), actual.get(i)));
            }
        }
        return all;
    }

    private static Judgement of(Object predicted, Object actual) {
        if (predicted instanceof Number said && actual instanceof Number was) {
            double off = said.doubleValue() - was.doubleValue();
            return new Judgement(0, 0, 1, Math.abs(off), off * off);
        }
        return new Judgement(1, Objects.equals(text(predicted), text(actual)) ? 1 : 0, 0, 0, 0);
    }

    /** A label that is a number may be told as one. */
    private static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue())
                : value.toString();
    }

    Judgement plus(Judgement other) {
        return new Judgement(
                labels + other.labels,
                correct + other.correct,
                numbers + other.numbers,
                absolute + other.absolute,
                squared + other.squared);
    }

    /** What to add so that another one counts in its place. */
    Judgement replacing(Judgement before) {
        return new Judgement(
                labels - before.labels,
                correct - before.correct,
                numbers - before.numbers,
                absolute - before.absolute,
                squared - before.squared);
    }
}
