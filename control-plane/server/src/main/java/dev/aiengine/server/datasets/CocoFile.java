package dev.aiengine.server.datasets;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON file of annotations as COCO writes them: images, categories and boxes {@code [x, y, width, height]},
 * which refer to each other by id and come in any order. Regions that stand for a crowd are no objects.
 */
final class CocoFile {
    private static final long MOST_BYTES = 1L << 30;
    /** The parser keeps neither names of properties nor texts beyond what a path needs. */
    private static final JsonFactory PARSERS = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(1 << 16).build())
            .build();

    private record Annotation(int number, long image, long category, double x, double y, double width, double height) {}

    private final String entry;
    private final @Nullable String split;
    private final AnnotationBudget budget;
    private final Map<Long, AnnotatedImage> images = new LinkedHashMap<>();
    private final Map<Long, String> categories = new HashMap<>();
    private final Queue<Annotation> annotations = new ArrayDeque<>();
    private final Set<String> parts = new HashSet<>();

    private CocoFile(String entry, AnnotationBudget budget) {
        this.entry = entry;
        this.split = ImageSets.named(entry);
        this.budget = budget;
    }

    /** What the file annotates, in its order; null where it is JSON of another kind. */
    static @Nullable List<AnnotatedImage> read(String entry, InputStream content, AnnotationBudget budget) {
        CocoFile file = new CocoFile(entry, budget);
        try (JsonParser json =
                PARSERS.createParser(ObjectReadContext.empty(), new ExpandedBytes(content, MOST_BYTES, 0))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return null;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                file.part(json.currentName(), json);
            }
        } catch (JacksonException e) {
            throw Archive.refused(entry, "is not valid JSON: " + e.getOriginalMessage());
        }
        return file.parts.containsAll(Set.of("images", "annotations", "categories")) ? file.images() : null;
    }

    private void part(String name, JsonParser json) {
        boolean list = json.nextToken() == JsonToken.START_ARRAY;
        if (!list || !Set.of("images", "annotations", "categories").contains(name)) {
            json.skipChildren();
            return;
        }
        parts.add(name);
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            String place = name + "[" + i + "]";
            Map<String, Object> values = CocoValues.read(json);
            switch (name) {
                case "images" -> image(place, values);
                case "categories" -> category(place, values);
                default -> annotation(i, place, values);
            }
        }
    }

    private void image(String place, Map<String, Object> values) {
        if (!(values.get("file_name") instanceof String name)) {
            throw Archive.refused(entry, place + " has no file_name");
        }
        AnnotatedImage image = new AnnotatedImage(
                entry,
                budget.text(entry, place + " has a file_name", name, AnnotationBudget.LONGEST_NAME),
                size("width", values),
                size("height", values),
                new ArrayList<>(),
                split);
        if (images.put(whole(place, "id", values), image) != null) {
            throw Archive.refused(entry, place + " has the id of another image");
        }
    }

    private void category(String place, Map<String, Object> values) {
        String label = String.valueOf(values.getOrDefault("name", "")).strip();
        categories.put(
                whole(place, "id", values),
                budget.text(entry, place + " has a name", label, AnnotationBudget.LONGEST_LABEL));
    }

    private void annotation(int number, String place, Map<String, Object> values) {
        if ((values.get("iscrowd") instanceof Number crowd && crowd.intValue() == 1) || !values.containsKey("bbox")) {
            return;
        }
        budget.object(entry);
        if (!(values.get("bbox") instanceof double[] box) || box.length != 4) {
            throw Archive.refused(entry, place + " has a bbox that is not four numbers");
        }
        annotations.add(new Annotation(
                number,
                whole(place, "image_id", values),
                whole(place, "category_id", values),
                box[0],
                box[1],
                box[2],
                box[3]));
    }

    /** Each annotation is let go as its object goes to its image. */
    private List<AnnotatedImage> images() {
        for (Annotation said = annotations.poll(); said != null; said = annotations.poll()) {
            String place = "annotations[" + said.number() + "]";
            AnnotatedImage image = images.get(said.image());
            if (image == null) {
                throw Archive.refused(entry, place + " has image_id " + said.image() + ", which is none of the images");
            }
            String label = categories.get(said.category());
            if (label == null) {
                throw Archive.refused(
                        entry, place + " has category_id " + said.category() + ", which is none of the categories");
            }
            image.objects()
                    .add(new AnnotatedObject(said.number(), label, said.x(), said.y(), said.width(), said.height()));
        }
        return List.copyOf(images.values());
    }

    private long whole(String place, String name, Map<String, Object> values) {
        if (values.get(name) instanceof Number number && number.longValue() == number.doubleValue()) {
            return number.longValue();
        }
        throw Archive.refused(entry, place + " has no whole number as " + name);
    }

    private static int size(String name, Map<String, Object> values) {
        return values.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
