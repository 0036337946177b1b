package dev.aiengine.models.text.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to train, to be compared with others on rows it has not seen.
 *
 * @param runs whether runs of characters count beside words and pairs of words
 * @param rarity whether an n-gram weighs more the fewer texts it occurs in (inverse document frequency)
 * @param cost what a misplaced row costs against large weights: the C of a support vector machine
 * @param fromBase whether the weights stay near those of a base, not near 0
 */
record Candidate(boolean runs, boolean rarity, double cost, boolean fromBase) {

    /** What is compared first; among equals the first wins. */
    static List<Candidate> all(boolean runs) {
        List<Candidate> candidates = new ArrayList<>();
        if (runs) {
            candidates.add(new Candidate(true, true, 1, false));
        }
        candidates.add(new Candidate(false, true, 3, false));
        candidates.add(new Candidate(false, false, 10, false));
        return List.copyOf(candidates);
    }

    /**
     * What is compared where there is a base, whose features stay: moving away from it by more or less, and, in case it
     * knows nothing of these texts, learning afresh, which only rows of every label allow.
     */
    static List<Candidate> from(boolean runs, boolean rarity, boolean everyLabel) {
        List<Candidate> candidates = new ArrayList<>();
        for (double cost : new double[] {0.1, 0.01, 1}) {
            candidates.add(new Candidate(runs, rarity, cost, true));
        }
        if (everyLabel) {
            candidates.add(new Candidate(runs, rarity, runs ? 1 : 3, false));
        }
        return List.copyOf(candidates);
    }

    /** What the best of those is compared with: rows with wrong labels ask for less trust in each of them. */
    Candidate cheaper() {
        return new Candidate(runs, rarity, cost / 10, fromBase);
    }

    String ngrams() {
        return runs ? "words 1-2, characters 3-5" : "words 1-2";
    }
}
