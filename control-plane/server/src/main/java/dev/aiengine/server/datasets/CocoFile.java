package dev.aiengine.server.datasets;

import dev.aiengine.contract.Json;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;

/**
 * Reads one JSON file of annotations as COCO writes them: images, categories and boxes {@code [x, y, width, height]},
 * which refer to each other by id and come in any order. Regions that stand for a crowd are no objects.
 */
final class CocoFile {
    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_OBJECTS = 5_000_000;

    private record Image(String name, int width, int height) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Annotation(String place, long image, long category, double[] box) {}

    private final String entry;
    private final Map<Long, Image> images = new LinkedHashMap<>();
    private final Map<Long, String> categories = new HashMap<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private final Set<String> parts = new HashSet<>();

    private CocoFile(String entry) {
        this.entry = entry;
    }

    /** What the file annotates, in its order; null where it is JSON of another kind. */
    static @Nullable List<AnnotatedImage> read(String entry, InputStream content) {
        CocoFile file = new CocoFile(entry);
        try (JsonParser json = Json.MAPPER
                .reader()
                .without(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .createParser(new ExpandedBytes(content, MOST_BYTES, 0))) {
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
                case "categories" ->
                    categories.put(whole(place, "id", values), String.valueOf(values.getOrDefault("name", "")));
                default -> annotation(place, values);
            }
        }
    }

    private void image(String place, Map<String, Object> values) {
        if (!(values.get("file_name") instanceof String name)) {
            throw Archive.refused(entry, place + " has no file_name");
        }
        Image image = new Image(name, size("width", values), size("height", values));
        if (images.put(whole(place, "id", values), image) != null) {
            throw Archive.refused(entry, place + " has the id of another image");
        }
    }

    private void annotation(String place, Map<String, Object> values) {
        if ((values.get("iscrowd") instanceof Number crowd && crowd.intValue() == 1) || !values.containsKey("bbox")) {
            return;
        }
        if (annotations.size() == MOST_OBJECTS) {
            throw Archive.refused(entry, "has more than " + MOST_OBJECTS + " annotations, which is the limit");
        }
        if (!(values.get("bbox") instanceof double[] box) || box.length != 4) {
            throw Archive.refused(entry, place + " has a bbox that is not four numbers");
        }
        annotations.add(
                new Annotation(place, whole(place, "image_id", values), whole(place, "category_id", values), box));
    }

    private List<AnnotatedImage> images() {
        Map<Long, List<AnnotatedObject>> objects = new HashMap<>();
        for (Annotation annotation : annotations) {
            if (!images.containsKey(annotation.image())) {
                throw Archive.refused(
                        entry,
                        annotation.place() + " has image_id " + annotation.image() + ", which is none of the images");
            }
            if (!categories.containsKey(annotation.category())) {
                throw Archive.refused(
                        entry,
                        annotation.place() + " has category_id " + annotation.category()
                                + ", which is none of the categories");
            }
            double[] box = annotation.box();
            objects.computeIfAbsent(annotation.image(), image -> new ArrayList<>())
                    .add(new AnnotatedObject(
                            annotation.place(), categories.get(annotation.category()), box[0], box[1], box[2], box[3]));
        }
        String split = ImageSets.named(entry);
        List<AnnotatedImage> annotated = new ArrayList<>();
        images.forEach((id, image) -> annotated.add(new AnnotatedImage(
                entry, image.name(), image.width(), image.height(), objects.getOrDefault(id, List.of()), split)));
        return annotated;
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
