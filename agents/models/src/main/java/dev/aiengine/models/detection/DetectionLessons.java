package dev.aiengine.models.detection;

import dev.aiengine.models.detection.AveragePrecision.Judged;
import dev.aiengine.models.network.Batch;
import dev.aiengine.models.network.Lessons;
import dev.aiengine.models.network.Named;
import dev.aiengine.models.network.TorchNetwork;
import dev.aiengine.models.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What the network learns: varied images with the targets of their anchors, measured on whole ones. */
final class DetectionLessons implements Lessons {
    /** Lower scores hardly change an average precision. */
    static final float LEAST_SCORE = 0.01f;

    private final Recipe recipe;
    private final SceneSplit data;
    private final Augmentation augmentation;
    private final TorchNetwork network;
    private final Anchors anchors;

    DetectionLessons(Recipe recipe, SceneSplit data, Pictures pictures, TorchNetwork network) {
        this.recipe = recipe;
        this.data = data;
        this.augmentation = new Augmentation(recipe.width(), recipe.height(), pictures);
        this.network = network;
        this.anchors = recipe.anchors();
    }

    @Override
    public int rows() {
        return data.fit().size();
    }

    @Override
    public Lesson lesson(int[] rows, double done, RandomGenerator random) {
        List<Example> examples = new ArrayList<>();
        for (int row : rows) {
            examples.add(augmentation.varied(data.fit().get(row), data.fit(), done < 1 - recipe.plain(), random));
        }
        return new Lesson(
                batch(examples),
                new DetectionLoss(Targets.of(examples, anchors), data.labels().size()));
    }

    /** Loss is what lacks to perfect boxes, loose ones and tight ones: so there is something to gain for long. */
    @Override
    public Map<String, Double> validate(Weights weights) {
        List<Judged> judged = judge(weights, data.validation());
        double loose = AveragePrecision.mean(judged, data.labels().size(), 0.5);
        double tight = AveragePrecision.mean(judged, data.labels().size(), 0.75);
        return Map.of(VALIDATION_LOSS, 1 - (loose + tight) / 2, "validationMap50", loose);
    }

    /** The trained network's detections beside the truth. */
    List<Judged> judge(Weights weights, List<Scene> scenes) {
        Answers answers = new Answers(anchors, data.labels().size());
        List<Judged> judged = new ArrayList<>();
        for (Scene scene : scenes) {
            float[] flat = answers(weights, scene);
            judged.add(judged(scene, answers.detections(flat, 0, LEAST_SCORE)));
        }
        return judged;
    }

    /** What the trained network answers for an image, its outputs one after the other. */
    float[] answers(Weights weights, Scene scene) {
        Named<float[]> outputs = network.outputs(weights, batch(List.of(augmentation.plain(scene))));
        float[] flat = new float[new Answers(anchors, data.labels().size()).size()];
        int at = 0;
        for (String name : Architecture.outputs(recipe.levels())) {
            float[] part = outputs.get(name);
            System.arraycopy(part, 0, flat, at, part.length);
            at += part.length;
        }
        return flat;
    }

    /** The planes that the network sees of an image. */
    float[] planes(Scene scene) {
        return augmentation.plain(scene).planes();
    }

    /** Detections on the network's input, brought back to the image. */
    Judged judged(Scene scene, List<Detection> detections) {
        Placement placement = Placement.fitted(scene.width(), scene.height(), recipe.width(), recipe.height());
        return new Judged(
                scene.objects(),
                detections.stream()
                        .map(found -> new Detection(
                                found.label(),
                                found.score(),
                                placement.source(found.box()).within(scene.width(), scene.height())))
                        .toList());
    }

    private Batch batch(List<Example> examples) {
        int size = 3 * recipe.width() * recipe.height();
        float[] values = new float[examples.size() * size];
        for (int i = 0; i < examples.size(); i++) {
            System.arraycopy(examples.get(i).planes(), 0, values, i * size, size);
        }
        return new Batch(values, examples.size(), recipe.height(), recipe.width());
    }
}
