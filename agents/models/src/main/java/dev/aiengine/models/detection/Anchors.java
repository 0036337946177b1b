package dev.aiengine.models.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * Every anchor of an input in the order of the network's answers: by level, by shape, by row, by column. A box is told
 * by how its centre and size differ from its anchor's, as in Faster R-CNN (Ren et al. 2015).
 *
 * @param levels the finest first
 * @param boxes of all anchors
 * @param starts of each level in {@code boxes}, and its end
 */
record Anchors(int width, int height, List<Level> levels, List<Box> boxes, List<Integer> starts) {
    /** A box is at most e^4, 55 times as long as its anchor: more comes of a network that went wrong. */
    static final float MOST_GROWTH = 4;

    static Anchors of(int width, int height, List<Level> levels) {
        List<Box> boxes = new ArrayList<>();
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (Level level : levels) {
            for (Shape shape : level.anchors()) {
                for (int row = 0; row < height / level.stride(); row++) {
                    for (int column = 0; column < width / level.stride(); column++) {
                        float centreX = (column + 0.5f) * level.stride();
                        float centreY = (row + 0.5f) * level.stride();
                        boxes.add(new Box(
                                centreX - shape.width() / 2,
                                centreY - shape.height() / 2,
                                shape.width(),
                                shape.height()));
                    }
                }
            }
            starts.add(boxes.size());
        }
        return new Anchors(width, height, List.copyOf(levels), List.copyOf(boxes), List.copyOf(starts));
    }

    int size() {
        return boxes.size();
    }

    /** The box that four numbers mean, {@code step} apart from {@code offset} on. */
    Box decode(int anchor, float[] answers, int offset, int step) {
        Box from = boxes.get(anchor);
        float wide = from.width() * grown(answers[offset + 2 * step]);
        float high = from.height() * grown(answers[offset + 3 * step]);
        float centreX = from.centreX() + answers[offset] * from.width();
        float centreY = from.centreY() + answers[offset + step] * from.height();
        return new Box(centreX - wide / 2, centreY - high / 2, wide, high);
    }

    private static float grown(float logarithm) {
        return (float) Math.exp(Math.clamp(logarithm, -MOST_GROWTH, MOST_GROWTH));
    }
}
