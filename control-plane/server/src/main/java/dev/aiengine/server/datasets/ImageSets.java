package dev.aiengine.server.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which split an image is in: by the lists of Pascal VOC, or by what a file or folder is called. */
final class ImageSets {
    private static final String FOLDER = "ImageSets/Main/";
    private static final List<String> SPLITS = List.of("train", "val", "trainval", "test");
    private static final int MOST_BYTES = 8 << 20;

    private final AnnotationBudget budget;
    private final Map<String, String> splits = new HashMap<>();

    ImageSets(AnnotationBudget budget) {
        this.budget = budget;
    }

    /** Whether a file is one of the four lists; those of single labels are not. */
    static boolean isList(String path) {
        return ("/" + path).endsWith("/" + FOLDER + ImageEntries.fileName(path))
                && path.endsWith(".txt")
                && SPLITS.contains(ImageEntries.stem(path));
    }

    void add(String path, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Archive.refused(path, "is longer than " + MOST_BYTES + " bytes, the limit for a list of images");
        }
        String split = ImageEntries.stem(path);
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
            String name = line.strip().split("\\s", 2)[0];
            if (name.isEmpty()) {
                return;
            }
            String before = splits.get(name);
            if (before == null) {
                budget.text(path, "has a name", name, AnnotationBudget.LONGEST_NAME);
            }
            splits.put(name, before == null ? split : together(path, name, before, split));
        });
    }

    /** The names that the lists hold. */
    Iterable<String> names() {
        return splits.keySet();
    }

    @Nullable
    String split(String name) {
        return splits.get(name);
    }

    /**
     * The split that a path's last two steps tell of, as in {@code instances_train2017.json} or {@code valid/a.json}.
     */
    static @Nullable String named(String path) {
        for (String step : List.of(ImageEntries.stem(path), ImageEntries.fileName(ImageEntries.folder(path)))) {
            for (String word : step.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
                switch (word) {
                    case "train", "val", "trainval", "test" -> {
                        return word;
                    }
                    case "valid", "validation" -> {
                        return "val";
                    }
                    default -> {}
                }
            }
        }
        return null;
    }

    /** {@code trainval} is both; an image to train on and to test on is a mistake that would flatter the model. */
    private static String together(String path, String name, String before, String now) {
        if (before.equals("test") != now.equals("test")) {
            throw Archive.refused(path, "names \"" + name + "\", which is to be trained on and tested on as well");
        }
        return before.equals("trainval") ? now : before;
    }
}
