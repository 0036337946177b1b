package dev.aiengine.console.datasets;

import dev.aiengine.contract.Names;
import dev.aiengine.contract.client.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the engine takes, by the ends of file names. */
final class MediaTypes {

    /** Null where the engine takes no such file. */
    static @Nullable String of(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return Upload.CSV;
        }
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return "application/x-ndjson";
        }
        if (name.endsWith(".parquet")) {
            return "application/vnd.apache.parquet";
        }
        if (name.endsWith(".zip")) {
            return Upload.ZIP;
        }
        return name.endsWith(".tar.gz") || name.endsWith(".tgz") ? Upload.TAR_GZ : null;
    }

    /** What is wrong with a path as it was typed, or with the file there; null where nothing is. */
    static @Nullable String wrong(String typed) {
        try {
            return typed.isBlank() ? "Choose a file" : wrong(Path.of(typed.strip()));
        } catch (InvalidPathException e) {
            return "This is no path of a file: " + e.getReason();
        }
    }

    /** What is wrong with a file before any of it is sent; null where nothing is. */
    static @Nullable String wrong(Path file) {
        try {
            if (Files.isDirectory(file)) {
                return name(file) + " is a folder: choose a file, or zip the folder";
            }
            if (!Files.exists(file)) {
                return "There is no file " + name(file) + " (any more): choose it again";
            }
            if (!Files.isRegularFile(file)) {
                return name(file) + " is no file that can be read: choose another one";
            }
            if (of(file) == null) {
                return name(file) + " is not of a kind that the engine reads: CSV, NDJSON, Parquet, zip or tar.gz";
            }
            long size = Files.size(file);
            if (size == 0) {
                return name(file) + " is empty: choose another one";
            }
            return Files.isReadable(file) ? null : name(file) + " may not be read by you: ask whoever owns it";
        } catch (IOException e) {
            return name(file) + " cannot be read: " + e.getMessage();
        }
    }

    /** A dataset's name made from a file's. */
    static String suggested(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String name = file.toLowerCase(Locale.ROOT)
                .replaceFirst("\\.(csv|tsv|ndjson|jsonl|parquet|zip|tar\\.gz|tgz)$", "")
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceFirst("^[^a-z0-9]+", "");
        String fitting = (name.length() > 63 ? name.substring(0, 63) : name).replaceFirst("[^a-z0-9]+$", "");
        return fitting.matches(Names.RESOURCE) ? fitting : "dataset";
    }

    /** A root has none. */
    private static String name(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }

    private MediaTypes() {}
}
