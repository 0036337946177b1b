package dev.aiengine.models.text.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to train, to be compared with others on rows it has not seen.
 *
 * @param runs whether runs of characters count beside words and pairs of words
 * @param rarity whether an n-gram weighs more the fewer texts it occurs in (inverse document frequency)
 * @param cost what a misplaced row costs against large weights: the C of a support vector machine
 */
record Candidate(boolean runs, boolean rarity, double cost) {

    /** What is compared first; among equals the first wins. */
    static List<Candidate> all(boolean runs) {
        List<Candidate> candidates = new ArrayList<>();
        if (runs) {
            candidates.add(new Candidate(true, true, 1));
        }
        candidates.add(new Candidate(false, true, 3));
        candidates.add(new Candidate(false, false, 10));
        return List.copyOf(candidates);
    }

    /** What the best of those is compared with: rows with wrong labels ask for less trust in each of them. */
    Candidate cheaper() {
        return new Candidate(runs, rarity, cost / 10);
    }

    String ngrams() {
        return runs ? "words 1-2, characters 3-5" : "words 1-2";
    }
}
