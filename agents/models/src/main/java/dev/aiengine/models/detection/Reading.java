package dev.aiengine.models.detection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a network sees images and what its answers mean; stands in the package's parameters.
 *
 * @param minScore of the objects that are returned
 */
record Reading(int width, int height, List<Level> levels, float minScore) {
    private static final int LONGEST_ANCHOR = 16 * Recipe.LONGEST_SIDE;

    Anchors anchors() {
        return Anchors.of(width, height, levels);
    }

    Map<String, Object> params() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("inputWidth", width);
        params.put("inputHeight", height);
        params.put("strides", levels.stream().map(Level::stride).toList());
        params.put(
                "anchors",
                levels.stream()
                        .map(level -> level.anchors().stream()
                                .map(shape -> List.of(shape.width(), shape.height()))
                                .toList())
                        .toList());
        return params;
    }

    /** @throws IOException when the parameters are not those of a detector */
    static Reading of(Map<String, Object> params) throws IOException {
        int width = (int) number(params.get("inputWidth"), Recipe.SHORTEST_SIDE, Recipe.LONGEST_SIDE);
        int height = (int) number(params.get("inputHeight"), Recipe.SHORTEST_SIDE, Recipe.LONGEST_SIDE);
        List<Level> levels = new ArrayList<>();
        List<?> strides = list(params.get("strides"), Recipe.STRIDES.size());
        List<?> anchors = list(params.get("anchors"), Recipe.STRIDES.size());
        for (int i = 0; i < Recipe.STRIDES.size(); i++) {
            int stride = (int) number(strides.get(i), Recipe.STRIDES.get(i), Recipe.STRIDES.get(i));
            List<Shape> shapes = new ArrayList<>();
            for (Object shape : list(anchors.get(i), Recipe.SHAPES_PER_LEVEL)) {
                List<?> sides = list(shape, 2);
                shapes.add(new Shape((float) number(sides.get(0), 1, LONGEST_ANCHOR), (float)
                        number(sides.get(1), 1, LONGEST_ANCHOR)));
            }
            levels.add(new Level(stride, List.copyOf(shapes)));
        }
        if (width % Recipe.STEP != 0 || height % Recipe.STEP != 0) {
            throw new IOException("the package's input of " + width + " x " + height + " is not one of a detector");
        }
        return new Reading(width, height, List.copyOf(levels), (float) number(params.get("minScore"), 0.001, 0.999));
    }

    private static double number(@Nullable Object value, double least, double most) throws IOException {
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        throw new IOException("the package's parameters are not those of a detector: " + value + " is not from " + least
                + " to " + most);
    }

    private static List<?> list(@Nullable Object value, int size) throws IOException {
        if (value instanceof List<?> list && list.size() == size) {
            return list;
        }
        throw new IOException(
                "the package's parameters are not those of a detector: a list of " + size + " is missing");
    }
}
