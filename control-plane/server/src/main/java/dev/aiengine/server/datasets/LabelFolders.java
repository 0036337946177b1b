package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files of an archive are rows. A label folder is one that holds files and no further folders, so that a file at
 * the top, or beside the label folders (a readme, a licence, an index), is none. Hidden files and folders, and what
 * desktops leave behind, do not count at all.
 */
final class LabelFolders {
    private static final Set<String> LEFT_BEHIND = Set.of("__macosx", "thumbs.db", "desktop.ini");

    private final List<String> files = new ArrayList<>();
    private final Set<String> parents = new HashSet<>();

    /** Takes a file; whether it counts at all. */
    boolean add(String path) {
        for (String step : path.split("/", -1)) {
            if (step.startsWith(".") || LEFT_BEHIND.contains(step.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        files.add(path);
        for (String above = parent(parent(path)); above != null && parents.add(above); ) {
            above = parent(above);
        }
        return true;
    }

    /** The rows, in the order of the archive. */
    Set<String> rows() {
        Set<String> rows = new HashSet<>();
        for (String file : files) {
            String folder = parent(file);
            if (folder != null && !folder.isEmpty() && !parents.contains(folder)) {
                rows.add(file);
            }
        }
        if (rows.isEmpty()) {
            throw ApiException.invalid(
                    "file",
                    "has no file in a label folder; put every file into a folder named after its label,"
                            + " such as pos/1.txt and neg/2.txt, or send a single table as it is");
        }
        return rows;
    }

    /** The name of the folder that a file is in. */
    static String label(String file) {
        String folder = String.valueOf(parent(file));
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    static boolean isText(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".txt");
    }

    /** The folder of a path, empty for the top, absent above that. */
    private static @Nullable String parent(@Nullable String path) {
        if (path == null || path.isEmpty()) {
            return null;
        }
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
