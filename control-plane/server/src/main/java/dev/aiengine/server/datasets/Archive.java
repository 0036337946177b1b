package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files of an archive, one after the other in its order; nothing is ever unpacked to disk. */
interface Archive {

    /** Takes one file. What it leaves unread of the content is read past. */
    @FunctionalInterface
    interface Visitor {
        void visit(String path, InputStream content) throws IOException;
    }

    /** Shows every file to the visitor; refuses the archive where it is damaged, unsafe or over a limit. */
    void forEach(Visitor visitor) throws IOException;

    static Archive of(Format format, Path file, DatasetProperties limits) {
        return format == Format.ZIP ? new ZipArchive(file, limits) : new TarGzArchive(file, limits);
    }

    /** The entries seen so far: counts them and holds their names to the rules. */
    final class Entries {
        private static final int MAX_PATH = 1024;
        private static final int MAX_PATHS = 16 << 20;

        private final Set<String> seen = new HashSet<>();
        private final int limit;
        private int count;
        private int characters;

        Entries(DatasetProperties limits) {
            this.limit = limits.maxArchiveEntries();
        }

        void count() {
            count++;
            if (count > limit) {
                throw ApiException.invalid("file", "has more than " + limit + " entries, which is the limit");
            }
        }

        /** The path of a file without a leading {@code ./}, safe to join to any folder. */
        String path(String name) {
            String path = name.startsWith("./") ? name.substring(2) : name;
            boolean unsafe = path.isEmpty()
                    || path.startsWith("/")
                    || path.contains("\\")
                    || path.matches("^[A-Za-z]:.*")
                    || path.chars().anyMatch(Character::isISOControl)
                    || List.of(path.split("/", -1)).stream()
                            .anyMatch(step -> step.isEmpty() || step.equals(".") || step.equals(".."));
            if (unsafe || path.length() > MAX_PATH) {
                throw refused(
                        name,
                        path.length() > MAX_PATH
                                ? "has a path longer than " + MAX_PATH + " characters"
                                : "has a path that leads out of the archive or is not plain; use relative paths with /");
            }
            characters += path.length();
            if (characters > MAX_PATHS) {
                throw ApiException.invalid(
                        "file", "has paths of more than " + MAX_PATHS + " characters together, which is the limit");
            }
            if (!seen.add(path)) {
                throw refused(path, "is in the archive twice");
            }
            return path;
        }
    }

    /** 422 that names the entry. */
    static ApiException refused(String entry, String why) {
        String shown = entry.length() > 200 ? entry.substring(0, 200) + "…" : entry;
        return ApiException.invalid("file", "entry \"" + shown.replaceAll("\\p{Cntrl}", "?") + "\" " + why);
    }
}
