package dev.aiengine.models.tabular;

import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.HeldOutRows;
import dev.aiengine.models.tabular.columns.Frame;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows to learn from and rows to test on, which take no part in any choice.
 *
 * @param testFrame the table of the test rows; the same as {@code frame} where rows were held out
 * @param dropped rows of both tables without a target
 */
record TabularRows(Frame frame, Targets train, Frame testFrame, Targets test, int dropped) {
    static final int FEWEST_TRAINING_ROWS = 10;

    /** Reads the run's tables and splits as its parameters say. */
    static TabularRows of(TrainingRun run) throws IOException {
        Set<String> ignored = run.params().values().get("ignoreColumns") == null
                ? Set.of()
                : Set.copyOf(run.params().columns("ignoreColumns"));
        String target = run.params().text("target");
        if (ignored.contains(target)) {
            throw new Untrainable("column \"" + target + "\" cannot be the target and be ignored");
        }
        Frame frame = Frame.read(run.train(), name -> !ignored.contains(name));
        Targets targets = targets(run, frame, target);
        if (run.test() != null) {
            Frame test = Frame.read(run.test(), name -> !ignored.contains(name));
            Targets tested = targets(run, test, target);
            return new TabularRows(frame, targets, test, tested, targets.dropped() + tested.dropped()).checked();
        }
        List<String> labels = classifies(run) ? targets.labels() : Collections.nCopies(targets.size(), "");
        boolean[] held = HeldOutRows.of(labels, targets.places(), run.params());
        Targets train = targets.at(positions(held, false));
        return new TabularRows(frame, train, frame, targets.at(positions(held, true)), targets.dropped()).checked();
    }

    static boolean classifies(TrainingRun run) {
        return run.task().equals(TabularFamily.CLASSIFICATION);
    }

    private TabularRows checked() {
        if (train.size() < FEWEST_TRAINING_ROWS) {
            throw new Untrainable("only " + train.size() + " rows are left to train on; at least "
                    + FEWEST_TRAINING_ROWS + " are needed");
        }
        if (test.size() == 0) {
            throw new Untrainable("no row is left to test on: a larger testFraction or a testDataset gives some");
        }
        return this;
    }

    private static Targets targets(TrainingRun run, Frame frame, String target) {
        return classifies(run) ? Targets.labels(frame, target) : Targets.numbers(frame, target);
    }

    private static int[] positions(boolean[] held, boolean wanted) {
        return IntStream.range(0, held.length).filter(i -> held[i] == wanted).toArray();
    }
}
