package dev.aiengine.models.tabular.columns;

import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.Untrainable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The columns of a model: those it reads, and those it does not with the reason of each.
 *
 * @param target the column it predicts
 * @param used in the order of the model's features
 */
public record Columns(String target, List<InputColumn> used, SequencedMap<String, String> ignored) {

    /** Chooses from the training rows. */
    public static Columns of(String target, Frame frame, int[] rows) {
        List<InputColumn> used = new ArrayList<>();
        LinkedHashMap<String, String> ignored = new LinkedHashMap<>();
        frame.columns().forEach((name, column) -> {
            switch (ColumnChoice.of(column, rows)) {
                case ColumnChoice.Kept(InputColumn kept) -> used.add(kept);
                case ColumnChoice.Ignored(String reason) -> ignored.put(name, reason);
            }
        });
        if (used.isEmpty()) {
            throw new Untrainable("no column of " + frame.reference() + " beside \"" + target
                    + "\" can be learned from: " + (ignored.isEmpty() ? "there is none" : ignored));
        }
        return new Columns(target, List.copyOf(used), ignored);
    }

    /** The same with columns that were asked to be ignored. */
    public Columns withIgnored(Iterable<String> asked) {
        LinkedHashMap<String, String> all = new LinkedHashMap<>();
        asked.forEach(name -> all.put(name, "it was asked to be ignored"));
        all.putAll(ignored);
        return new Columns(target, used, all);
    }

    /**
     * Refuses a table whose columns are not these.
     *
     * @throws Untrainable naming the column that differs
     */
    public void require(Columns others, String reference) {
        for (InputColumn other : others.used) {
            InputColumn own = used.stream()
                    .filter(column -> column.name().equals(other.name()))
                    .findFirst()
                    .orElse(null);
            if (own != null && own.getClass() != other.getClass()) {
                throw new Untrainable("column \"" + other.name() + "\" of " + reference
                        + " is of another type than the base was trained with");
            }
            if (own == null && !ignored.containsKey(other.name())) {
                throw new Untrainable("column \"" + other.name() + "\" of " + reference
                        + " is not known to the base; ignoreColumns leaves it out");
            }
        }
    }

    /** The sum of what belongs to each column, by its name, the greatest first. */
    public SequencedMap<String, Double> perColumn(double[] perFeature, int most) {
        Map<String, Double> sums = new LinkedHashMap<>();
        int at = 0;
        for (InputColumn column : used) {
            double sum = 0;
            for (int i = 0; i < column.width(); i++) {
                sum += perFeature[at++];
            }
            sums.put(column.name(), sum);
        }
        SequencedMap<String, Double> sorted = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(most)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** How many numbers a row becomes. */
    public int width() {
        return used.stream().mapToInt(InputColumn::width).sum();
    }

    /** XGBoost's name of each feature's type: c for categories, q for quantities. */
    public String[] featureTypes() {
        return used.stream()
                .flatMap(column -> java.util.Collections.nCopies(
                        column.width(), column instanceof InputColumn.OfCategories ? "c" : "q")
                        .stream())
                .toArray(String[]::new);
    }

    /**
     * Encodes rows of a table, one after the other.
     *
     * @throws Untrainable naming table, row and column, where a cell is not of its column's type
     */
    public float[] matrix(Frame frame, int[] rows) {
        used.stream()
                .filter(column -> !frame.columns().containsKey(column.name()))
                .findFirst()
                .ifPresent(column -> {
                    throw new Untrainable(frame.reference() + " has no column \"" + column.name()
                            + "\", which the model reads; its columns are "
                            + frame.columns().keySet());
                });
        int width = width();
        float[] matrix = new float[Math.multiplyExact(rows.length, width)];
        int at = 0;
        for (InputColumn column : used) {
            RawColumn raw = java.util.Objects.requireNonNull(frame.columns().get(column.name()));
            for (int i = 0; i < rows.length; i++) {
                try {
                    column.encode(raw.cell(rows[i]), matrix, i * width + at);
                } catch (InvalidInput e) {
                    throw new Untrainable("row " + (rows[i] + 1) + " of " + frame.reference() + ": " + e.getMessage());
                }
            }
            at += column.width();
        }
        return matrix;
    }

    /** Encodes inputs, by the names of their columns. */
    public Encoder encoder() {
        return new Encoder();
    }

    /** Encodes inputs into the same row, again and again; for one thread. */
    public final class Encoder {
        private final Map<String, InputColumn> byName = new LinkedHashMap<>();
        private final Map<String, Integer> places = new LinkedHashMap<>();
        private final Set<String> others = new HashSet<>(ignored.keySet());
        private final float[] row = new float[width()];

        private Encoder() {
            others.add(target);
            int at = 0;
            for (InputColumn column : used) {
                byName.put(column.name(), column);
                places.put(column.name(), at);
                at += column.width();
            }
        }

        /**
         * The row of an input; it is overwritten by the next.
         *
         * @throws InvalidInput when it is no object, names a column that is not known, or has a value of another type
         */
        public float[] encode(JsonNode input) {
            if (!input.isObject()) {
                throw new InvalidInput("a row is expected, a JSON object of columns and values");
            }
            Arrays.fill(row, Float.NaN);
            for (Map.Entry<String, JsonNode> field : input.properties()) {
                String name = field.getKey();
                InputColumn column = byName.get(name);
                if (column != null) {
                    column.encode(Cell.of(name, field.getValue()), row, places.getOrDefault(name, 0));
                } else if (!others.contains(name)) {
                    throw new InvalidInput("there is no column \"" + (name.length() > 60 ? name.substring(0, 60) : name)
                            + "\"; known are " + shown());
                }
            }
            return row;
        }

        private List<String> shown() {
            return byName.keySet().stream().limit(50).toList();
        }
    }
}
