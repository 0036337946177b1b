package dev.aiengine.models.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.aiengine.models.network.Loss;
import dev.aiengine.models.network.Named;
import dev.aiengine.models.network.Staging;
import java.util.function.Function;

/**
 * How far answers are from their targets. A score should say how well its box overlaps an object, and easy places count
 * little: the quality focal loss (Li et al., <i>Generalized Focal Loss</i>, 2020). Boxes by generalised intersection
 * over union (Rezatofighi et al. 2019).
 */
record DetectionLoss(Targets targets, int labels) implements Loss {
    private static final float BOX_WEIGHT = 2;
    private static final float TINY = 1e-6f;

    @Override
    public NDArray of(Named<NDArray> outputs, Staging staging, NDManager manager) {
        return of(outputs::get, staging, manager);
    }

    NDArray of(Function<String, NDArray> outputs, Staging staging, NDManager manager) {
        NDArray scores = joined(outputs, Architecture.SCORES, labels);
        int size = targets.size();
        float[] overlaps = new float[size];
        NDArray boxes = null;
        if (size > 0) {
            NDArray answers = joined(outputs, Architecture.BOXES, 4).get(manager.create(targets.gathered()));
            NDArray known = staging.lend(manager, "loss.boxes", targets.boxes(), 8, size);
            NDArray[] compared = compare(answers, known, manager);
            overlaps = compared[0].toFloatArray();
            boxes = compared[1].neg().add(1).sum().mul(manager.create(BOX_WEIGHT / size));
        }
        NDArray wanted = staging.lend(
                manager,
                "loss.qualities",
                targets.qualities(overlaps, labels),
                scores.getShape().getShape());
        NDArray entropy = Activation.relu(scores)
                .sub(scores.mul(wanted))
                .add(scores.abs().neg().exp().add(1).log());
        NDArray classes = entropy.mul(Activation.sigmoid(scores).sub(wanted).square())
                .sum()
                .div(manager.create((float) Math.max(1, size)));
        return boxes == null ? classes : classes.add(boxes);
    }

    /** All levels' answers as [places, values], in the order of {@link Anchors}. */
    private NDArray joined(Function<String, NDArray> outputs, String name, int values) {
        NDList parts = new NDList();
        for (Level level : targets.anchors().levels()) {
            NDArray grid = outputs.apply(name + level.stride());
            Shape shape = grid.getShape();
            long cells = shape.get(2) * shape.get(3);
            int anchors = level.anchors().size();
            parts.add(grid.reshape(shape.get(0), anchors, values, cells)
                    .transpose(0, 1, 3, 2)
                    .reshape(shape.get(0), anchors * cells, values));
        }
        return NDArrays.concat(parts, 1).reshape(-1, values);
    }

    /** Intersection over union and its generalised form, [size] each. */
    private static NDArray[] compare(NDArray answers, NDArray known, NDManager manager) {
        NDArray half = manager.create(0.5f);
        NDArray centreX = answers.get(":, 0").mul(known.get(2)).add(known.get(0));
        NDArray centreY = answers.get(":, 1").mul(known.get(3)).add(known.get(1));
        NDArray halfWidth = grown(answers.get(":, 2")).mul(known.get(2)).mul(half);
        NDArray halfHeight = grown(answers.get(":, 3")).mul(known.get(3)).mul(half);
        NDArray left = centreX.sub(halfWidth);
        NDArray right = centreX.add(halfWidth);
        NDArray top = centreY.sub(halfHeight);
        NDArray bottom = centreY.add(halfHeight);
        NDArray shared = Activation.relu(right.minimum(known.get(6)).sub(left.maximum(known.get(4))))
                .mul(Activation.relu(bottom.minimum(known.get(7)).sub(top.maximum(known.get(5)))));
        NDArray object = known.get(6).sub(known.get(4)).mul(known.get(7).sub(known.get(5)));
        NDArray union = halfWidth
                .mul(halfHeight)
                .mul(manager.create(4f))
                .add(object)
                .sub(shared)
                .add(TINY);
        NDArray hull = right.maximum(known.get(6))
                .sub(left.minimum(known.get(4)))
                .mul(bottom.maximum(known.get(7)).sub(top.minimum(known.get(5))))
                .add(TINY);
        NDArray overlap = shared.div(union);
        return new NDArray[] {overlap, overlap.sub(hull.sub(union).div(hull))};
    }

    private static NDArray grown(NDArray logarithm) {
        return logarithm.clip(-Anchors.MOST_GROWTH, Anchors.MOST_GROWTH).exp();
    }
}
