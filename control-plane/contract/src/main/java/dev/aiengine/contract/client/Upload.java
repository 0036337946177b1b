package dev.aiengine.contract.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A file to become a dataset version.
 *
 * @param mediaType {@code text/csv}, {@code text/csv; header=absent}, {@code application/x-ndjson},
 *     {@code application/zip}, …
 * @param columns names of a CSV's columns, in order; empty to take the file's own
 */
public record Upload(Path file, String mediaType, List<String> columns) {
    public static final String CSV = "text/csv";
    public static final String CSV_WITHOUT_HEADER = "text/csv; header=absent";
    public static final String ZIP = "application/zip";
    public static final String TAR_GZ = "application/gzip";

    public Upload(Path file, String mediaType) {
        this(file, mediaType, List.of());
    }

    public Upload withColumns(String... names) {
        return new Upload(file, mediaType, List.of(names));
    }

    String query() {
        return columns.isEmpty()
                ? ""
                : "?columns=" + URLEncoder.encode(String.join(",", columns), StandardCharsets.UTF_8);
    }
}
