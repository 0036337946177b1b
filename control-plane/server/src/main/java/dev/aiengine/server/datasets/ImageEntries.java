package dev.aiengine.server.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The images of an archive, found by the names that annotations call them. */
final class ImageEntries {
    private final Map<String, ImageHeader> headers = new LinkedHashMap<>();
    private @Nullable Map<String, List<String>> byName;

    void add(String path, InputStream content) throws IOException {
        headers.put(path, ImageHeader.read(content));
    }

    /** Made when the first annotation asks: most archives have none. */
    private Map<String, List<String>> byName() {
        if (byName == null) {
            Map<String, List<String>> made = new HashMap<>();
            for (String path : headers.keySet()) {
                String name = fileName(path).toLowerCase(Locale.ROOT);
                made.computeIfAbsent(name, key -> new ArrayList<>(1)).add(path);
                if (!stem(name).equals(name)) {
                    made.computeIfAbsent(stem(name), key -> new ArrayList<>(1)).add(path);
                }
            }
            byName = made;
        }
        return byName;
    }

    boolean isEmpty() {
        return headers.isEmpty();
    }

    /** What the image's head says; 422 where it cannot be used. */
    ImageHeader usable(String path) {
        ImageHeader header = headers.get(path);
        if (header == null) {
            throw new IllegalArgumentException(path + " is no image");
        }
        if (header.problem() != null) {
            throw Archive.refused(path, header.problem());
        }
        return header;
    }

    /**
     * The path of the image that an annotation names: where its name is a path, the image there; otherwise the one
     * nearest to the annotation that has the name. Null where there is none, 422 where several are as near.
     *
     * @param name with or without folders, with or without ending
     */
    @Nullable
    String find(String annotation, String name) {
        String wanted = name.replace('\\', '/');
        if (headers.containsKey(wanted)) {
            return wanted;
        }
        List<String> named = byName().getOrDefault(fileName(wanted).toLowerCase(Locale.ROOT), List.of());
        List<Predicate<String>> nearness = List.of(
                path -> wanted.contains("/") && path.endsWith("/" + wanted),
                path -> folder(path).equals(folder(annotation)),
                path -> folder(folder(path)).equals(folder(folder(annotation))),
                path -> true);
        for (Predicate<String> near : nearness) {
            List<String> found = named.stream().filter(near).toList();
            if (found.size() > 1) {
                throw Archive.refused(
                        annotation,
                        "names the image \"" + name + "\", which may be \"" + found.get(0) + "\" or \"" + found.get(1)
                                + "\"; give images names of their own");
            }
            if (!found.isEmpty()) {
                return found.getFirst();
            }
        }
        return null;
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** A file's name without its ending. */
    static String stem(String path) {
        String name = fileName(path);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
