package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * What the caller says about a CSV file.
 *
 * @param header whether the first line names the columns; where not said, it does unless one of its values is a number
 *     or a date, which no name is
 * @param columns the columns' names, over those of the file; empty where not said
 */
record CsvOptions(@Nullable Boolean header, List<String> columns) {
    static final CsvOptions NONE = new CsvOptions(null, List.of());

    static CsvOptions of(@Nullable String header, @Nullable String columns) {
        return new CsvOptions(
                header(header),
                columns == null ? List.of() : ColumnNames.checked("columns", Arrays.asList(columns.split(",", -1))));
    }

    /** The {@code header} parameter of {@code text/csv} (RFC 4180), absent where there is none. */
    static @Nullable String headerOf(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return null;
        }
        String header = MediaType.parseMediaType(contentType).getParameter("header");
        return header == null ? null : header.replace("\"", "");
    }

    private static @Nullable Boolean header(@Nullable String value) {
        return switch (value == null ? null : value.toLowerCase(Locale.ROOT)) {
            case null -> null;
            case "present" -> true;
            case "absent" -> false;
            default -> throw ApiException.invalid("header", "is present or absent");
        };
    }

    boolean isNone() {
        return equals(NONE);
    }
}
