package dev.aiengine.models.tabular;

import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.HeldOutRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The labels of the training rows, in order; numbers in the order of numbers. */
record Labels(List<String> names) {
    static final int MOST = 200;

    /**
     * Those of the training rows.
     *
     * @throws Untrainable when there is nothing to tell apart, or too little of a label
     */
    static Labels of(TabularRows rows) {
        Map<String, Integer> counts = new TreeMap<>();
        rows.train().labels().forEach(label -> counts.merge(label, 1, Integer::sum));
        if (counts.size() < 2) {
            throw new Untrainable("every training row has the label "
                    + counts.keySet().iterator().next() + "; two labels are needed");
        }
        if (counts.size() > MOST) {
            throw new Untrainable(counts.size() + " labels are more than the " + MOST
                    + " allowed: is target the right column, or is tabular-regression meant?");
        }
        counts.forEach((label, count) -> {
            if (count < 2) {
                throw new Untrainable("the label \"" + label + "\" has one training row in "
                        + rows.frame().reference() + "; add rows of it, or leave it out");
            }
        });
        return new Labels(HeldOutRows.sorted(counts.keySet().stream()));
    }

    /**
     * The number of each row's label. Public test files (UCI's) end labels with a full stop that their training files
     * do not have; it is overlooked.
     */
    int[] numbers(Targets targets, String reference) {
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        int[] result = new int[targets.size()];
        for (int i = 0; i < result.length; i++) {
            String label = targets.labels().get(i);
            Integer number = numbers.get(label);
            if (number == null && label.endsWith(".")) {
                number = numbers.get(label.substring(0, label.length() - 1));
            }
            if (number == null) {
                throw new Untrainable("row " + targets.places().get(i) + " of " + reference + " has the label \""
                        + label + "\", which is not one of " + names);
            }
            result[i] = number;
        }
        return result;
    }
}
