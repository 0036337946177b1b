package dev.aiengine.models.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * What a batch's answers should be: places (an anchor of an image, images one after the other) that answer for an
 * object, its label, its box and the anchor's.
 *
 * @param places anchor number plus the image's number times the number of anchors
 */
record Targets(int images, Anchors anchors, List<Integer> places, List<LabelledBox> objects) {

    static Targets of(List<Example> examples, Anchors anchors) {
        List<Integer> places = new ArrayList<>();
        List<LabelledBox> objects = new ArrayList<>();
        for (int image = 0; image < examples.size(); image++) {
            List<LabelledBox> there = examples.get(image).objects();
            int[] assigned = Assignment.of(anchors, there);
            for (int anchor = 0; anchor < assigned.length; anchor++) {
                if (assigned[anchor] != Assignment.NONE) {
                    places.add(image * anchors.size() + anchor);
                    objects.add(there.get(assigned[anchor]));
                }
            }
        }
        return new Targets(examples.size(), anchors, List.copyOf(places), List.copyOf(objects));
    }

    int size() {
        return places.size();
    }

    /** [size], places to gather answers at. */
    long[] gathered() {
        return places.stream().mapToLong(Integer::longValue).toArray();
    }

    /** [8, size]: centre and size of the anchors, then left, top, right and bottom of the objects. */
    float[] boxes() {
        int size = size();
        float[] boxes = new float[8 * size];
        for (int i = 0; i < size; i++) {
            Box anchor = anchors.boxes().get(places.get(i) % anchors.size());
            Box object = objects.get(i).box();
            float[] numbers = {
                anchor.centreX(),
                anchor.centreY(),
                anchor.width(),
                anchor.height(),
                object.x(),
                object.y(),
                object.right(),
                object.bottom()
            };
            for (int number = 0; number < numbers.length; number++) {
                boxes[number * size + i] = numbers[number];
            }
        }
        return boxes;
    }

    /**
     * [images times anchors, labels]: how well each place's answer overlaps its object, at the object's label.
     *
     * @param overlaps one per place
     */
    float[] qualities(float[] overlaps, int labels) {
        float[] qualities = new float[images * anchors.size() * labels];
        for (int i = 0; i < size(); i++) {
            qualities[places.get(i) * labels + objects.get(i).label()] = overlaps[i];
        }
        return qualities;
    }
}
