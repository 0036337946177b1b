package dev.aiengine.models.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well what was found matches what is there, at one overlap: precision over recall, its area taken over all points
 * (Everingham et al., <i>The Pascal VOC Challenge</i>, as from 2010).
 */
final class AveragePrecision {

    /** One image's truth and what was found in it. */
    record Judged(List<LabelledBox> objects, List<Detection> found) {}

    /** Whether a detection found an object that no better one had found. */
    record Verdict(float score, boolean right) {}

    /** Of one label; NaN where no image has an object of it. */
    static double of(List<Judged> images, int label, double overlap) {
        long objects = images.stream()
                .flatMap(image -> image.objects().stream())
                .filter(object -> object.label() == label)
                .count();
        if (objects == 0) {
            return Double.NaN;
        }
        List<Verdict> verdicts = new ArrayList<>();
        images.forEach(image -> verdicts.addAll(judge(image, label, overlap)));
        verdicts.sort(Comparator.comparingDouble(Verdict::score).reversed());
        double[] precision = new double[verdicts.size()];
        int right = 0;
        for (int i = 0; i < precision.length; i++) {
            right += verdicts.get(i).right() ? 1 : 0;
            precision[i] = right / (i + 1.0);
        }
        double area = 0;
        double best = 0;
        for (int i = precision.length - 1; i >= 0; i--) {
            best = Math.max(best, precision[i]);
            area += verdicts.get(i).right() ? best / objects : 0;
        }
        return area;
    }

    /** The mean over the labels that the images have; 0 where they have none. */
    static double mean(List<Judged> images, int labels, double overlap) {
        double sum = 0;
        int present = 0;
        for (int label = 0; label < labels; label++) {
            double precision = of(images, label, overlap);
            sum += Double.isNaN(precision) ? 0 : precision;
            present += Double.isNaN(precision) ? 0 : 1;
        }
        return present == 0 ? 0 : sum / present;
    }

    /** The verdicts on all detections of an image. */
    static List<Verdict> judge(Judged image, double overlap) {
        return image.found().stream()
                .map(Detection::label)
                .distinct()
                .flatMap(label -> judge(image, label, overlap).stream())
                .toList();
    }

    /** A detection counts for the object it overlaps most; the second one on an object is wrong. */
    private static List<Verdict> judge(Judged image, int label, double overlap) {
        List<Box> objects = image.objects().stream()
                .filter(object -> object.label() == label)
                .map(LabelledBox::box)
                .toList();
        boolean[] taken = new boolean[objects.size()];
        List<Verdict> verdicts = new ArrayList<>();
        image.found().stream()
                .filter(detection -> detection.label() == label)
                .sorted(Comparator.comparingDouble(Detection::score).reversed())
                .forEach(detection -> {
                    int best = nearest(objects, detection.box());
                    boolean right = best >= 0 && objects.get(best).overlap(detection.box()) >= overlap && !taken[best];
                    if (right) {
                        taken[best] = true;
                    }
                    verdicts.add(new Verdict(detection.score(), right));
                });
        return verdicts;
    }

    private static int nearest(List<Box> boxes, Box box) {
        int nearest = boxes.isEmpty() ? -1 : 0;
        for (int i = 1; i < boxes.size(); i++) {
            nearest = boxes.get(i).overlap(box) > boxes.get(nearest).overlap(box) ? i : nearest;
        }
        return nearest;
    }

    private AveragePrecision() {}
}
