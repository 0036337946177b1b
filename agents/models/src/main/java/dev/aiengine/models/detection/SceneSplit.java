package dev.aiengine.models.detection;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.HeldOutRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The images of a training: to fit the network to, to choose by, and to test on. Rows that the dataset marks as test
 * are never learned from; they are the test unless another dataset is named for it.
 *
 * @param labels by number, sorted
 */
record SceneSplit(List<String> labels, List<Scene> fit, List<Scene> validation, List<Scene> test) {
    private static final int FEWEST_IMAGES = 4;
    private static final int MOST_VALIDATED = 500;
    private static final double VALIDATED = 0.1;
    private static final String TEST = "test";

    static SceneSplit of(TrainingRun run) throws IOException {
        List<String> names = new ArrayList<>();
        List<Scene> all = SceneTable.read(run.train(), 0, names);
        int learned = names.size();
        List<Scene> train =
                all.stream().filter(scene -> !TEST.equals(scene.split())).toList();
        List<Scene> test =
                all.stream().filter(scene -> TEST.equals(scene.split())).toList();
        if (run.test() != null) {
            test = SceneTable.read(run.test(), 1, names);
        } else if (test.isEmpty()) {
            boolean[] held = draw(train, learned, run.params());
            test = where(train, held, true);
            train = where(train, held, false);
        }
        if (names.size() > learned) {
            throw new Untrainable("label \"" + names.get(learned) + "\" of the test is in no image to learn from");
        }
        if (train.size() < FEWEST_IMAGES || test.isEmpty()) {
            throw new Untrainable("there are " + train.size() + " images to learn from and " + test.size()
                    + " to test on; at least " + FEWEST_IMAGES + " and 1 are needed");
        }
        List<String> labels = names.stream().sorted().toList();
        int[] places = names.stream().mapToInt(labels::indexOf).toArray();
        train = train.stream().map(scene -> numbered(scene, places)).toList();
        test = test.stream().map(scene -> numbered(scene, places)).toList();
        boolean[] validated = draw(train, labels.size(), validation(run.params(), train.size()));
        if (IntStream.range(0, validated.length).noneMatch(i -> validated[i])) {
            validated[0] = true;
        }
        SceneSplit split = new SceneSplit(labels, where(train, validated, false), where(train, validated, true), test);
        split.requireObjects();
        return split;
    }

    private void requireObjects() {
        int[] boxes = count(fit, labels.size());
        for (int label = 0; label < boxes.length; label++) {
            if (boxes[label] == 0) {
                throw new Untrainable("label \"" + labels.get(label)
                        + "\" is on no image to learn from; add images or hold out fewer (testFraction)");
            }
        }
        if (labels.isEmpty()) {
            throw new Untrainable("no image to learn from has an object");
        }
    }

    private static Parameters validation(Parameters params, int images) {
        return new Parameters(new TreeMap<>(Map.of(
                "seed",
                params.integer("seed"),
                "testFraction",
                Math.min(VALIDATED, (double) MOST_VALIDATED / Math.max(1, images)))));
    }

    /** Holds out a share of the images, but leaves every label at least one. */
    private static boolean[] draw(List<Scene> scenes, int labels, Parameters params) {
        List<Integer> rows = IntStream.rangeClosed(1, scenes.size()).boxed().toList();
        boolean[] held = HeldOutRows.of(kinds(scenes, labels), rows, params);
        for (int label = 0; label < labels; label++) {
            int wanted = label;
            List<Integer> images = IntStream.range(0, held.length)
                    .filter(i -> has(scenes.get(i), wanted))
                    .boxed()
                    .toList();
            if (!images.isEmpty() && images.stream().allMatch(i -> held[i])) {
                held[images.getFirst()] = false;
            }
        }
        return held;
    }

    /** An image stands for the label on it that is on the fewest images, so that rare ones are shared out as well. */
    private static List<String> kinds(List<Scene> scenes, int labels) {
        long[] images = new long[labels];
        for (int label = 0; label < labels; label++) {
            int wanted = label;
            images[label] = scenes.stream().filter(scene -> has(scene, wanted)).count();
        }
        return scenes.stream()
                .map(scene -> scene.objects().stream()
                        .map(LabelledBox::label)
                        .min(Comparator.<Integer>comparingLong(label -> images[label])
                                .thenComparing(Comparator.naturalOrder()))
                        .map(String::valueOf)
                        .orElse(""))
                .toList();
    }

    private static boolean has(Scene scene, int label) {
        return scene.objects().stream().anyMatch(object -> object.label() == label);
    }

    private static int[] count(List<Scene> scenes, int labels) {
        int[] boxes = new int[labels];
        scenes.forEach(scene -> scene.objects().forEach(object -> boxes[object.label()]++));
        return boxes;
    }

    private static List<Scene> where(List<Scene> scenes, boolean[] marked, boolean wanted) {
        return IntStream.range(0, scenes.size())
                .filter(i -> marked[i] == wanted)
                .mapToObj(scenes::get)
                .toList();
    }

    private static Scene numbered(Scene scene, int[] places) {
        return new Scene(
                scene.file(),
                scene.source(),
                scene.width(),
                scene.height(),
                scene.objects().stream()
                        .map(object -> new LabelledBox(places[object.label()], object.box()))
                        .toList(),
                scene.split());
    }

    int objects() {
        return Arrays.stream(count(fit, labels.size())).sum();
    }
}
