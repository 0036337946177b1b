package dev.aiengine.console.table;

import java.util.List;
import java.util.stream.Collectors;

/** Rows as RFC 4180 has them. */
public final class Csv {

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** A cell that a spreadsheet would take for a formula starts with an apostrophe. */
    private static String cell(String text) {
        boolean number = text.matches("[-+]?[0-9.,]+");
        String safe = !number && !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private Csv() {}
}
