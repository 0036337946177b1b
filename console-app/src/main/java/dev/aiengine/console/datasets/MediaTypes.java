package dev.aiengine.console.datasets;

import dev.aiengine.contract.Names;
import dev.aiengine.contract.client.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the engine takes, by the ends of file names. */
final class MediaTypes {

    /** Null where the engine takes no such file. */
    static @Nullable String of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
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

    /** What is wrong with a file before any of it is sent; null where nothing is. */
    static @Nullable String wrong(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return file.getFileName() + " is no file: choose one, or zip the folder";
            }
            if (of(file) == null) {
                return file.getFileName()
                        + " is not of a kind that the engine reads: CSV, NDJSON, Parquet, zip or tar.gz";
            }
            long size = Files.size(file);
            if (size == 0) {
                return file.getFileName() + " is empty";
            }
            return null;
        } catch (IOException e) {
            return file.getFileName() + " cannot be read: " + e.getMessage();
        }
    }

    /** A dataset's name made from a file's. */
    static String suggested(Path file) {
        String name = file.getFileName()
                .toString()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.(csv|tsv|ndjson|jsonl|parquet|zip|tar\\.gz|tgz)$", "")
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceFirst("^[^a-z0-9]+", "");
        String fitting = name.length() > 63 ? name.substring(0, 63) : name;
        return fitting.matches(Names.RESOURCE) ? fitting : "dataset";
    }

    private MediaTypes() {}
}
