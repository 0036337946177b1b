package dev.aiengine.models.image;

import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.HeldOutRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Images to learn from and images to test on, which take no part in any choice.
 *
 * @param labels every label of both, sorted; numbers in the order of numbers
 */
record HeldOutImages(LabelledFiles train, LabelledFiles test, List<String> labels) {
    static final int MOST_LABELS = 1_000;
    static final int FEWEST_TRAINING_IMAGES = 10;

    static HeldOutImages of(TrainingRun run) throws IOException {
        LabelledFiles files = LabelledFiles.read(run.train());
        if (run.test() != null) {
            return checked(run, files, LabelledFiles.read(run.test()));
        }
        boolean[] held = HeldOutRows.of(files.labels(), places(files), run.params());
        return checked(run, files.at(positions(held, false)), files.at(positions(held, true)));
    }

    /** The position of each file's label in {@link #labels}. */
    List<Integer> numbers(LabelledFiles some) {
        return some.labels().stream().map(labels::indexOf).toList();
    }

    /** Each file's place among those of its label, from 1: {@code testEvery} counts within a label. */
    private static List<Integer> places(LabelledFiles files) {
        List<Integer> places = new ArrayList<>(Collections.nCopies(files.size(), 0));
        for (List<Integer> same : HeldOutRows.byLabel(files.labels()).values()) {
            for (int i = 0; i < same.size(); i++) {
                places.set(same.get(i), i + 1);
            }
        }
        return places;
    }

    private static HeldOutImages checked(TrainingRun run, LabelledFiles train, LabelledFiles test) {
        Set<String> trained = new LinkedHashSet<>(train.labels());
        List<String> labels = HeldOutRows.sorted(Stream.concat(train.labels().stream(), test.labels().stream()));
        if (labels.size() > MOST_LABELS) {
            throw new Untrainable(
                    labels.size() + " labels are more than the " + MOST_LABELS + " allowed; each folder is one");
        }
        if (train.size() < FEWEST_TRAINING_IMAGES) {
            throw new Untrainable("only " + train.size() + " images are left to train on; at least "
                    + FEWEST_TRAINING_IMAGES + " are needed");
        }
        if (test.size() == 0) {
            throw new Untrainable("no image is left to test on: give each label at least two images, a larger"
                    + " testFraction, or name a testDataset");
        }
        if (trained.size() < 2) {
            throw new Untrainable("every training image has the label "
                    + train.labels().getFirst() + "; two folders of images are needed");
        }
        if (run.base() != null) {
            trained.addAll(run.base().manifest().labels());
        }
        for (int i = 0; i < test.size(); i++) {
            if (!trained.contains(test.labels().get(i))) {
                Table table = run.test() == null ? run.train() : run.test();
                throw new Untrainable("the image " + test.files().get(i) + " of " + table.reference()
                        + " has the label " + test.labels().get(i) + ", which no training image has:"
                        + " train on images of it too, or leave that folder out of the test");
            }
        }
        return new HeldOutImages(train, test, labels);
    }

    private static List<Integer> positions(boolean[] held, boolean wanted) {
        return IntStream.range(0, held.length)
                .filter(i -> held[i] == wanted)
                .boxed()
                .toList();
    }
}
