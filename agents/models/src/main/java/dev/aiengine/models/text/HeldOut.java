package dev.aiengine.models.text;

import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.HeldOutRows;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows to learn from and rows to test on, which take no part in any choice.
 *
 * @param labels every label of both, sorted; numbers in the order of numbers
 * @param dropped rows of both tables without a text or a label
 */
public record HeldOut(LabelledTexts train, LabelledTexts test, List<String> labels, int dropped) {
    public static final int MOST_LABELS = 1_000;
    public static final int FEWEST_TRAINING_ROWS = 10;

    /** Reads the run's tables and splits as its parameters say. */
    public static HeldOut of(TrainingRun run) throws IOException {
        LabelledTexts rows = LabelledTexts.read(run.train(), run.params());
        if (run.test() != null) {
            LabelledTexts test = LabelledTexts.read(run.test(), run.params());
            return checked(run, rows, test, rows.dropped() + test.dropped());
        }
        boolean[] held = HeldOutRows.of(rows.labels(), rows.rows(), run.params());
        return checked(run, rows.at(positions(held, false)), rows.at(positions(held, true)), rows.dropped());
    }

    /** The position of each row's label in {@link #labels}. */
    public int[] numbers(LabelledTexts rows) {
        Map<String, Integer> numbers = new HashMap<>();
        labels.forEach(label -> numbers.put(label, numbers.size()));
        return rows.labels().stream().mapToInt(numbers::get).toArray();
    }

    private static HeldOut checked(TrainingRun run, LabelledTexts train, LabelledTexts test, int dropped) {
        Set<String> trained = new LinkedHashSet<>(train.labels());
        List<String> labels = HeldOutRows.sorted(Stream.concat(train.labels().stream(), test.labels().stream()));
        if (labels.size() > MOST_LABELS) {
            throw new Untrainable(labels.size() + " labels are more than the " + MOST_LABELS
                    + " allowed: is labelColumn the right column?");
        }
        if (train.size() < FEWEST_TRAINING_ROWS) {
            throw new Untrainable("only " + train.size() + " rows are left to train on; at least "
                    + FEWEST_TRAINING_ROWS + " are needed");
        }
        if (test.size() == 0) {
            throw new Untrainable("no row is left to test on: a larger testFraction or a testDataset gives some");
        }
        if (trained.size() < 2) {
            throw new Untrainable(
                    "every training row has the label " + train.labels().getFirst() + "; two labels are needed");
        }
        if (run.base() != null) {
            trained.addAll(run.base().manifest().labels());
        }
        for (int i = 0; i < test.size(); i++) {
            if (!trained.contains(test.labels().get(i))) {
                Table table = run.test() == null ? run.train() : run.test();
                throw new Untrainable("row " + test.rows().get(i) + " of " + table.reference() + " has the label "
                        + test.labels().get(i) + ", which no training row has: train on rows of it too,"
                        + " or leave such rows out of the test");
            }
        }
        return new HeldOut(train, test, labels, dropped);
    }

    private static int[] positions(boolean[] held, boolean wanted) {
        return IntStream.range(0, held.length).filter(i -> held[i] == wanted).toArray();
    }
}
