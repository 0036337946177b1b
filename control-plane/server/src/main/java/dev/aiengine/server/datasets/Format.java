package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The kinds of file that become a dataset. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are of List.of
enum Format {
    CSV("csv", List.of("text/csv"), List.of(".csv")),
    NDJSON(
            "ndjson",
            List.of("application/x-ndjson", "application/ndjson", "application/jsonl"),
            List.of(".ndjson", ".jsonl")),
    PARQUET("parquet", List.of("application/vnd.apache.parquet", "application/parquet"), List.of(".parquet")),
    ZIP("zip", List.of("application/zip", "application/x-zip-compressed"), List.of(".zip")),
    TAR_GZ(
            "tar.gz",
            List.of("application/gzip", "application/x-gzip", "application/x-tar+gzip", "application/x-compressed-tar"),
            List.of(".tar.gz", ".tgz"));

    private final String label;
    private final List<String> mediaTypes;
    private final List<String> endings;

    Format(String label, List<String> mediaTypes, List<String> endings) {
        this.label = label;
        this.mediaTypes = mediaTypes;
        this.endings = endings;
    }

    /** Its name on the wire. */
    String label() {
        return label;
    }

    /** The format of a raw body; 415 where its media type names none. */
    static Format ofBody(@Nullable String contentType) {
        MediaType type = parse(contentType);
        requireUtf8(type);
        return named(type).orElseThrow(() -> unsupported(contentType));
    }

    /** The format of a multipart file: by its own media type, or by the file's name where that says nothing. */
    static Format ofPart(@Nullable String contentType, @Nullable String fileName) {
        if (contentType != null && !contentType.isBlank()) {
            MediaType type = parse(contentType);
            requireUtf8(type);
            if (!type.equalsTypeAndSubtype(MediaType.APPLICATION_OCTET_STREAM)) {
                return named(type).orElseThrow(() -> unsupported(contentType));
            }
        }
        String name = fileName == null ? "" : fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.stream().anyMatch(name::endsWith))
                .findFirst()
                .orElseThrow(() -> ApiException.unsupportedType("The file \"" + name
                        + "\" comes without a media type and its ending tells no format; send one of " + accepted()));
    }

    private static Optional<Format> named(MediaType type) {
        String name = type.getType() + "/" + type.getSubtype();
        return Arrays.stream(values())
                .filter(format -> format.mediaTypes.contains(name))
                .findFirst();
    }

    private static MediaType parse(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            throw ApiException.unsupportedType("The request has no Content-Type; send one of " + accepted());
        }
        try {
            return MediaType.parseMediaType(contentType.toLowerCase(Locale.ROOT));
        } catch (InvalidMediaTypeException e) {
            throw unsupported(contentType);
        }
    }

    private static void requireUtf8(MediaType type) {
        String charset = type.getParameter("charset");
        if (charset != null && !charset.replace("\"", "").equals("utf-8")) {
            throw ApiException.unsupportedType(
                    "Text is taken as UTF-8 only, not as " + charset + "; convert the file and send charset=utf-8");
        }
    }

    private static ApiException unsupported(@Nullable String contentType) {
        return ApiException.unsupportedType(
                "A dataset cannot be made from " + contentType + "; send one of " + accepted());
    }

    private static String accepted() {
        return Arrays.stream(values())
                .map(format -> format.mediaTypes.getFirst())
                .collect(Collectors.joining(", "));
    }
}
