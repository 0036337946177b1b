package dev.aiengine.models.recommend.content;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.recommend.Columns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of each item, column by column and by kind. Where no column is named, columns of words with long or
 * mostly different cells are texts, the others categories; columns of 0 and 1 are flags, which make one category.
 *
 * @param texts by column, one per item
 * @param categories by column, the values of each item, several where a cell has {@value #SEPARATOR}
 * @param numbers by column, one per item
 */
record Description(
        List<String> items,
        Map<String, List<String>> texts,
        Map<String, List<Set<String>>> categories,
        Map<String, List<Double>> numbers,
        int dropped) {
    static final String SEPARATOR = "|";
    static final String FLAGS = "(flags)";
    static final int MOST_COLUMNS = 200;

    private static final Set<String> NUMBERS = Set.of(
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "HUGEINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "FLOAT",
            "DOUBLE");
    private static final int WORDS_OF_A_TEXT = 4;
    private static final double DIFFERENT_IN_A_TEXT = 0.5;

    static Description of(Table table, Parameters params) throws IOException {
        Columns columns = Columns.of(table);
        String item = columns.require("itemColumn", params.text("itemColumn"));
        List<String> texts = named(columns, params, "textColumns");
        List<String> categories = named(columns, params, "categoryColumns");
        List<String> numbers = named(columns, params, "numberColumns");
        boolean chosen = texts.isEmpty() && categories.isEmpty() && numbers.isEmpty();
        List<String> words = new ArrayList<>(new LinkedHashSet<>(texts));
        categories.stream().filter(column -> !words.contains(column)).forEach(words::add);
        if (chosen) {
            columns.types().keySet().stream()
                    .filter(column -> !column.equals(item))
                    .forEach(column -> {
                        String type = columns.types().getOrDefault(column, "");
                        if (type.equals("VARCHAR") || type.equals("BOOLEAN")) {
                            words.add(column);
                        } else if (NUMBERS.contains(type) || type.startsWith("DECIMAL")) {
                            numbers.add(column);
                        }
                    });
        }
        if ((words.isEmpty() && numbers.isEmpty()) || words.size() + numbers.size() > MOST_COLUMNS) {
            throw new Untrainable(table.reference() + " has " + (words.size() + numbers.size())
                    + " columns that describe its items; 1 to " + MOST_COLUMNS + " are needed");
        }
        Catalogue catalogue = Catalogue.read(table, item, words, numbers);
        return sorted(catalogue, texts, categories, chosen);
    }

    private static List<String> named(Columns columns, Parameters params, String parameter) {
        List<String> named = new ArrayList<>();
        if (params.values().get(parameter) != null) {
            params.columns(parameter).forEach(column -> named.add(columns.require(parameter, column)));
        }
        return named;
    }

    private static Description sorted(
            Catalogue catalogue, List<String> textColumns, List<String> categoryColumns, boolean chosen) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        Map<String, List<Set<String>>> categories = new LinkedHashMap<>();
        Map<String, List<Double>> numbers = new LinkedHashMap<>();
        catalogue.words().forEach((column, cells) -> {
            boolean text = chosen ? looksLikeText(cells) : textColumns.contains(column);
            if (text) {
                texts.put(column, cells);
            }
            if (chosen ? !text : categoryColumns.contains(column)) {
                categories.put(column, cells.stream().map(Description::values).toList());
            }
        });
        List<Set<String>> flags = new ArrayList<>();
        catalogue.items().forEach(item -> flags.add(new LinkedHashSet<>()));
        catalogue.numbers().forEach((column, cells) -> {
            if (!chosen || cells.stream().anyMatch(cell -> !cell.isNaN() && cell != 0 && cell != 1)) {
                numbers.put(column, cells);
                return;
            }
            for (int item = 0; item < flags.size(); item++) {
                if (cells.get(item) == 1) {
                    flags.get(item).add(column);
                }
            }
        });
        if (flags.stream().anyMatch(set -> !set.isEmpty())) {
            categories.put(FLAGS, flags);
        }
        return new Description(catalogue.items(), texts, categories, numbers, catalogue.dropped());
    }

    private static boolean looksLikeText(List<String> cells) {
        long words = 0;
        int filled = 0;
        Set<String> different = new HashSet<>();
        for (String cell : cells) {
            if (!cell.isEmpty()) {
                filled++;
                words += cell.split("\\s+").length;
                different.addAll(values(cell));
            }
        }
        return words >= (long) WORDS_OF_A_TEXT * filled || different.size() > DIFFERENT_IN_A_TEXT * filled;
    }

    static Set<String> values(String cell) {
        Set<String> values = new LinkedHashSet<>();
        for (String value : cell.split("\\|", -1)) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values;
    }

    /** The same without one category column. */
    Description without(String category) {
        Map<String, List<Set<String>>> fewer = new LinkedHashMap<>(categories);
        fewer.remove(category);
        return new Description(items, texts, fewer, numbers, dropped);
    }

    /** How many items have each value of a category column. */
    Map<String, Integer> counts(String category) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Set<String> values : categories.getOrDefault(category, List.of())) {
            values.forEach(value -> counts.merge(value, 1, Integer::sum));
        }
        return counts;
    }
}
