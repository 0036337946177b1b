package dev.aiengine.models.detection;

import dev.aiengine.models.image.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Images as they were not taken: mirrored, larger or smaller, moved, in other colours, and four together (mosaic,
 * Bochkovskiy et al., <i>YOLOv4</i>, 2020). The boxes move along; what the edge leaves too little of is no object.
 */
final class Augmentation {
    private static final double MOSAICS = 0.5;
    private static final float SMALLEST = 0.7f;
    private static final float LARGEST = 1.4f;
    private static final float STRETCH = 0.1f;
    private static final float MOVED = 0.15f;
    /** Of an object's area that has to be on the canvas. */
    private static final float LEAST_SHARE = 0.3f;

    private static final float LEAST_SIDE = 2;

    private final int width;
    private final int height;

    private final Pictures pictures;

    Augmentation(int width, int height, Pictures pictures) {
        this.width = width;
        this.height = height;
        this.pictures = pictures;
    }

    /** One image, whole, as the network sees it when it predicts. */
    Example plain(Scene scene) {
        Canvas canvas = new Canvas(width, height);
        Placement placement = Placement.fitted(scene.width(), scene.height(), width, height);
        return example(canvas, List.of(scene), List.of(placement), List.of(whole()), List.of(Colours.AS_THEY_ARE));
    }

    /** One image changed, or four of them, where mosaics are made. */
    Example varied(Scene scene, List<Scene> others, boolean mosaics, RandomGenerator random) {
        Canvas canvas = new Canvas(width, height);
        if (!mosaics || random.nextDouble() >= MOSAICS) {
            return example(
                    canvas,
                    List.of(scene),
                    List.of(placed(scene, width / 2f, height / 2f, random)),
                    List.of(whole()),
                    List.of(Colours.random(random)));
        }
        float middleX = Math.round(width * (0.3f + 0.4f * random.nextFloat()));
        float middleY = Math.round(height * (0.3f + 0.4f * random.nextFloat()));
        List<Box> parts = List.of(
                Box.ofCorners(0, 0, middleX, middleY),
                Box.ofCorners(middleX, 0, width, middleY),
                Box.ofCorners(0, middleY, middleX, height),
                Box.ofCorners(middleX, middleY, width, height));
        List<Scene> scenes = new ArrayList<>(List.of(scene));
        List<Placement> placements = new ArrayList<>();
        List<Colours> colours = new ArrayList<>();
        for (Box part : parts) {
            if (placements.size() == scenes.size()) {
                scenes.add(others.get(random.nextInt(others.size())));
            }
            placements.add(placed(scenes.getLast(), part.centreX(), part.centreY(), random));
            colours.add(Colours.random(random));
        }
        return example(canvas, scenes, placements, parts, colours);
    }

    private Box whole() {
        return new Box(0, 0, width, height);
    }

    /** A random size and side, about a point of the canvas. */
    private Placement placed(Scene scene, float centreX, float centreY, RandomGenerator random) {
        float fitted =
                Placement.fitted(scene.width(), scene.height(), width, height).scaleX();
        float scale = fitted * (float) Math.exp(between(Math.log(SMALLEST), Math.log(LARGEST), random));
        float stretch = (float) Math.exp(between(-STRETCH, STRETCH, random));
        float scaleX = scale * stretch * (random.nextBoolean() ? 1 : -1);
        float scaleY = scale / stretch;
        float atX = centreX + width * (float) between(-MOVED, MOVED, random);
        float atY = centreY + height * (float) between(-MOVED, MOVED, random);
        return new Placement(scaleX, scaleY, atX - scaleX * scene.width() / 2f, atY - scaleY * scene.height() / 2f);
    }

    private Example example(
            Canvas canvas, List<Scene> scenes, List<Placement> placements, List<Box> parts, List<Colours> colours) {
        List<LabelledBox> objects = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            Scene scene = scenes.get(i);
            Placement placement = placements.get(i);
            Box part = parts.get(i);
            Pixels pixels = pictures.of(scene);
            canvas.draw(
                    pixels,
                    placement.ofImageScaledBy(
                            (float) pixels.width() / scene.width(), (float) pixels.height() / scene.height()),
                    colours.get(i),
                    part);
            for (LabelledBox object : scene.objects()) {
                Box placed = placement.place(object.box());
                Box seen = cut(placed, part);
                if (seen.area() >= LEAST_SHARE * placed.area()
                        && seen.width() >= LEAST_SIDE
                        && seen.height() >= LEAST_SIDE) {
                    objects.add(new LabelledBox(object.label(), seen));
                }
            }
        }
        return new Example(canvas.planes(), objects);
    }

    private static Box cut(Box box, Box part) {
        Box moved = new Box(box.x() - part.x(), box.y() - part.y(), box.width(), box.height())
                .within(part.width(), part.height());
        return new Box(moved.x() + part.x(), moved.y() + part.y(), moved.width(), moved.height());
    }

    private static double between(double low, double high, RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }
}
