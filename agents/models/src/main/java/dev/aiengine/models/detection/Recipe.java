package dev.aiengine.models.detection;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.network.Optimizer;
import dev.aiengine.models.network.Plan;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How a network is made and trained, as the parameters and the images say.
 *
 * @param width of the network's input, a multiple of {@value #STEP}
 * @param plain share of the training at its end that sees no mosaics, as YOLOX does (Ge et al. 2021)
 */
record Recipe(int width, int height, int epochs, long seed, List<Level> levels, double plain) {
    static final int STEP = 32;
    static final int SHORTEST_SIDE = 64;
    static final int LONGEST_SIDE = 1_024;

    private static final int LEAST_CHOSEN = 192;
    private static final int MOST_CHOSEN = 512;
    /** Two cells of the finest grid: what is smaller is hard to tell from its neighbours. */
    private static final double SMALL_OBJECT = 16;
    /** A label with fewer boxes does not decide how large all images are. */
    private static final int MANY_BOXES = 10;

    static final int SHAPES_PER_LEVEL = 3;
    static final List<Integer> STRIDES = List.of(8, 16);

    private static final int BATCH_SIZE = 8;
    private static final int IMAGES_SEEN = 10_000;
    private static final int FEWEST_EPOCHS = 12;
    private static final int MOST_EPOCHS = 150;
    private static final double RATE = 2e-3;
    private static final double DECAY = 0.02;

    static Recipe of(Parameters params, List<Scene> scenes, int labels) {
        int longest = params.optionalInteger("imageSize").orElseGet(() -> longestSide(scenes, labels));
        double aspect = median(scenes.stream()
                .mapToDouble(scene -> (double) scene.height() / scene.width())
                .toArray());
        int width = rounded(aspect <= 1 ? longest : longest / aspect, longest);
        int height = rounded(aspect <= 1 ? longest * aspect : longest, longest);
        int epochs = params.optionalInteger("epochs")
                .orElse(Math.clamp(IMAGES_SEEN / Math.max(1, scenes.size()), FEWEST_EPOCHS, MOST_EPOCHS));
        long seed = params.integer("seed");
        return new Recipe(width, height, epochs, seed, levels(scenes, width, height, seed), 0.15);
    }

    Anchors anchors() {
        return Anchors.of(width, height, levels);
    }

    Plan plan() {
        return new Plan(
                epochs,
                epochs,
                BATCH_SIZE,
                seed,
                new Optimizer.Choice(Optimizer.Kind.ADAM, DECAY),
                RATE,
                0.03,
                10,
                500);
    }

    /** So long that a usual object of the label with the smallest ones is {@value #SMALL_OBJECT} pixels long. */
    private static int longestSide(List<Scene> scenes, int labels) {
        double smallest = IntStream.range(0, labels)
                .mapToObj(label -> scenes.stream()
                        .flatMapToDouble(scene -> scene.objects().stream()
                                .filter(object -> object.label() == label)
                                .mapToDouble(object ->
                                        Math.sqrt(object.box().area()) / Math.max(scene.width(), scene.height())))
                        .toArray())
                .filter(sides -> labels == 1 || sides.length >= MANY_BOXES)
                .mapToDouble(Recipe::median)
                .min()
                .orElse(1);
        return rounded(Math.clamp(SMALL_OBJECT / smallest, LEAST_CHOSEN, MOST_CHOSEN), MOST_CHOSEN);
    }

    /** The smaller half of the shapes is looked for in the finer grid. */
    private static List<Level> levels(List<Scene> scenes, int width, int height, long seed) {
        List<Shape> shapes = scenes.stream()
                .flatMap(scene -> {
                    Placement placement = Placement.fitted(scene.width(), scene.height(), width, height);
                    return scene.objects().stream().map(object -> placement.place(object.box()));
                })
                .map(box -> new Shape(Math.max(2, box.width()), Math.max(2, box.height())))
                .toList();
        List<Shape> anchors =
                AnchorShapes.of(shapes, SHAPES_PER_LEVEL * STRIDES.size(), new SplittableRandom(seed)).stream()
                        .sorted(Comparator.comparingDouble(Shape::area))
                        .toList();
        return IntStream.range(0, STRIDES.size())
                .mapToObj(i ->
                        new Level(STRIDES.get(i), anchors.subList(i * SHAPES_PER_LEVEL, (i + 1) * SHAPES_PER_LEVEL)))
                .toList();
    }

    private static int rounded(double side, int most) {
        return Math.clamp(STEP * Math.round(side / STEP), SHORTEST_SIDE, Math.max(SHORTEST_SIDE, most / STEP * STEP));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
