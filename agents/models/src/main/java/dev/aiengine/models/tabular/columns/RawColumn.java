package dev.aiengine.models.tabular.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column as it stands in a table. */
public sealed interface RawColumn {

    String name();

    Cell cell(int row);

    /**
     * Numbers.
     *
     * @param whole whether the table says that they are whole numbers
     * @param values not a number where missing, infinite where there is something that is no finite number
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Numbers(String name, boolean whole, double[] values) implements RawColumn {
        @Override
        public Cell cell(int row) {
            return Cell.of(values[row]);
        }
    }

    /** Truth values: 0, 1 or, where missing, not a number. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Flags(String name, double[] values) implements RawColumn {
        @Override
        public Cell cell(int row) {
            return Double.isNaN(values[row]) ? Cell.NOTHING : new Cell.OfFlag(values[row] != 0);
        }
    }

    /** Dates and times: seconds since 1970 or, where missing, not a number. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Moments(String name, double[] values) implements RawColumn {
        @Override
        public Cell cell(int row) {
            return Double.isNaN(values[row]) ? Cell.NOTHING : new Cell.OfMoment(values[row]);
        }
    }

    /**
     * Texts, each different one kept once.
     *
     * @param codes positions in {@code values}, -1 where missing
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Words(String name, int[] codes, List<String> values) implements RawColumn {
        @Override
        public Cell cell(int row) {
            return codes[row] < 0 ? Cell.NOTHING : new Cell.OfText(values.get(codes[row]));
        }
    }

    /** A column that nothing is learned from. */
    record Unread(String name, String reason) implements RawColumn {
        @Override
        public Cell cell(int row) {
            return Cell.NOTHING;
        }
    }

    /** Collects numbers. */
    final class Doubles {
        private double[] values = new double[1024];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        double[] done() {
            return Arrays.copyOf(values, size);
        }
    }

    /** Collects texts until there are too many different ones for memory. */
    final class Dictionary {
        static final int MOST_VALUES = 500_000;

        private final Map<String, Integer> codes = new HashMap<>();
        private final List<String> values = new ArrayList<>();
        private final Doubles rows = new Doubles();
        private boolean full;

        void add(@Nullable String text) {
            if (!full && Cell.of(text) instanceof Cell.OfText(String value)) {
                Integer code = codes.get(value);
                if (code == null) {
                    code = values.size();
                    codes.put(value, code);
                    values.add(value);
                    full = values.size() > MOST_VALUES;
                }
                rows.add(code);
            } else {
                rows.add(-1);
            }
        }

        RawColumn done(String name) {
            if (full) {
                return new Unread(name, "more than " + MOST_VALUES + " different texts");
            }
            return new Words(
                    name,
                    Arrays.stream(rows.done()).mapToInt(code -> (int) code).toArray(),
                    List.copyOf(values));
        }
    }
}
