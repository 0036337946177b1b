package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Columns are named, and no two names differ only by case: SQL and Parquet readers would take them for one. */
final class ColumnNames {
    private static final int MAX_LENGTH = 255;

    /** The names without the space around them; refused where one is blank, too long or there twice. */
    static List<String> checked(String field, List<String> names) {
        List<String> stripped = names.stream().map(String::strip).toList();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < stripped.size(); i++) {
            String name = stripped.get(i);
            if (name.isEmpty()) {
                throw ApiException.invalid(field, "column " + (i + 1) + " has no name; name every column");
            }
            if (name.length() > MAX_LENGTH) {
                throw ApiException.invalid(
                        field, "the name of column " + (i + 1) + " is longer than " + MAX_LENGTH + " characters");
            }
            Integer before = seen.put(name.toLowerCase(Locale.ROOT), i);
            if (before != null) {
                throw ApiException.invalid(
                        field,
                        "columns " + (before + 1) + " and " + (i + 1) + " are both named \"" + name
                                + "\" (upper and lower case are one name); rename one");
            }
        }
        return stripped;
    }

    static void requireAtMost(int max, long columns) {
        if (columns > max) {
            throw ApiException.invalid("file", "has " + columns + " columns; the limit is " + max);
        }
    }

    private ColumnNames() {}
}
