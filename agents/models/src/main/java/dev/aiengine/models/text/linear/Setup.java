package dev.aiengine.models.text.linear;

import dev.aiengine.models.text.HeldOut;
import java.util.List;

/** What a training begins with: columns, encoded rows and what is to be compared. */
record Setup(Vocabulary vocabulary, Examples examples, List<Candidate> candidates) {

    static Setup fresh(HeldOut data) {
        List<String> texts = data.train().texts();
        int count = data.labels().size();
        boolean runs = texts.stream().mapToLong(String::length).sum() <= Vocabulary.MOST_CHARACTERS_FOR_RUNS;
        Vocabulary vocabulary = Vocabulary.of(texts, runs, Examples.problems(count));
        Rows rows = Rows.of(texts, vocabulary, runs);
        return new Setup(vocabulary, new Examples(rows, data.numbers(data.train()), count, null), Candidate.all(runs));
    }

    static Setup from(LinearBase base, HeldOut data) {
        List<String> texts = data.train().texts();
        int count = data.labels().size();
        boolean runs = base.model().runs();
        Vocabulary vocabulary = base.model().vocabulary().extended(texts, runs, Examples.problems(count));
        Rows rows = Rows.of(texts, vocabulary, runs);
        boolean everyLabel = data.train().labels().containsAll(base.labels());
        Prior prior = Prior.of(base, vocabulary, rows);
        return new Setup(
                vocabulary,
                new Examples(rows, data.numbers(data.train()), count, prior),
                Candidate.from(runs, base.rarity(), everyLabel));
    }
}
