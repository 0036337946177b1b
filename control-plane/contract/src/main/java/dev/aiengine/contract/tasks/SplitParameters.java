package dev.aiengine.contract.tasks;

import java.util.ArrayList;
import java.util.List;

/** The parameters that say which rows are held out, the same for every task whose rows have labels. */
final class SplitParameters {
    static final Parameter TEST_DATASET =
            Parameter.dataset("testDataset", "the rows to test on, instead of holding out part of the dataset");
    static final Parameter SEED =
            Parameter.integer("seed", 42, 0, Integer.MAX_VALUE, "the same seed and data give the same model");

    private static final List<Parameter> SPLIT = List.of(
            TEST_DATASET,
            Parameter.number(
                    "testFraction", 0.2, 0.01, 0.9, "share of the rows held out for the test, drawn evenly per label"),
            Parameter.integer(
                    "testEvery", null, 2, 1000, "hold out each n-th row (rows n, 2n, …) instead of a drawn share"));

    /** A task's own parameters, then the split, then the seed. */
    static List<Parameter> after(Parameter... own) {
        List<Parameter> all = new ArrayList<>(List.of(own));
        all.addAll(SPLIT);
        all.add(SEED);
        return List.copyOf(all);
    }

    private SplitParameters() {}
}
