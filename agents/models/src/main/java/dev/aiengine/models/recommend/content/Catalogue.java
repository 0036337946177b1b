package dev.aiengine.models.recommend.content;

import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The items of a table with what its columns say of them, in the order of the file.
 *
 * @param words by column, the cell of each item, empty where there is none
 * @param numbers by column, the number of each item, not a number where there is none
 * @param dropped rows that name no item
 */
record Catalogue(List<String> items, Map<String, List<String>> words, Map<String, List<Double>> numbers, int dropped) {
    static final int MOST_ITEMS = 500_000;
    static final int LONGEST_CELL = 20_000;

    private static final int LONGEST_NAME = 1_000;
    private static final int FEWEST_ITEMS = 3;

    static Catalogue read(Table table, String itemColumn, List<String> words, List<String> numbers) throws IOException {
        List<String> columns = new ArrayList<>();
        columns.add(itemColumn);
        columns.addAll(words);
        columns.addAll(numbers);
        Reading reading = new Reading(table.reference(), itemColumn, words, numbers);
        table.read(columns, row -> {
            if (!reading.begin(row.getString(1))) {
                return;
            }
            int column = 2;
            for (String name : words) {
                reading.word(name, row.getString(column++));
            }
            for (String name : numbers) {
                reading.number(name, row.getString(column++));
            }
        });
        return reading.done();
    }

    private static final class Reading {
        private final String reference;
        private final String itemColumn;
        private final Map<String, Integer> rows = new HashMap<>();
        private final List<String> items = new ArrayList<>();
        private final Map<String, List<String>> words = new LinkedHashMap<>();
        private final Map<String, List<Double>> numbers = new LinkedHashMap<>();
        private int seen;

        Reading(String reference, String itemColumn, List<String> words, List<String> numbers) {
            this.reference = reference;
            this.itemColumn = itemColumn;
            words.forEach(column -> this.words.put(column, new ArrayList<>()));
            numbers.forEach(column -> this.numbers.put(column, new ArrayList<>()));
        }

        /** Whether the row names an item. */
        boolean begin(@Nullable String item) {
            seen++;
            if (item == null || item.isBlank()) {
                return false;
            }
            if (item.length() > LONGEST_NAME) {
                throw new Untrainable(reference + ", row " + seen + ": " + itemColumn + " has " + item.length()
                        + " characters; at most " + LONGEST_NAME + " are allowed");
            }
            Integer before = rows.putIfAbsent(item, seen);
            if (before != null) {
                throw new Untrainable(reference + ", rows " + before + " and " + seen + " both have the " + itemColumn
                        + " " + item + ": leave one of them");
            }
            items.add(item);
            if (items.size() > MOST_ITEMS) {
                throw new Untrainable(reference + " has more than " + MOST_ITEMS + " items: train on a part of it");
            }
            return true;
        }

        void word(String column, @Nullable String cell) {
            String text = cell == null ? "" : cell.strip();
            Objects.requireNonNull(words.get(column))
                    .add(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
        }

        void number(String column, @Nullable String cell) {
            String text = cell == null ? "" : cell.strip();
            try {
                double number = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
                Objects.requireNonNull(numbers.get(column)).add(Double.isFinite(number) ? number : Double.NaN);
            } catch (NumberFormatException e) {
                throw new Untrainable(reference + ", row " + seen + ": " + column + " is \""
                        + text.substring(0, Math.min(40, text.length())) + "\", not a number");
            }
        }

        Catalogue done() {
            if (items.size() < FEWEST_ITEMS || items.size() < seen / 2) {
                throw new Untrainable("only " + items.size() + " of the " + seen + " rows of " + reference
                        + " name an item: is itemColumn right?");
            }
            return new Catalogue(items, words, numbers, seen - items.size());
        }
    }
}
