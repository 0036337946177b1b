package dev.aiengine.models.tabular;

import dev.aiengine.models.Untrainable;
import dev.aiengine.models.tabular.columns.Cell;
import dev.aiengine.models.tabular.columns.Frame;
import dev.aiengine.models.tabular.columns.InputColumn;
import dev.aiengine.models.tabular.columns.RawColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is to be learned of a table's rows. A row without it teaches nothing: it is left out and counted; a table that
 * is mostly such rows is refused.
 *
 * @param rows the rows that have it, by their place in the table
 * @param labels of these rows, where labels are learned
 * @param numbers of these rows, where numbers are learned
 * @param dropped rows without it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Targets(int[] rows, List<String> labels, double[] numbers, int dropped) {

    static Targets labels(Frame frame, String target) {
        RawColumn column = column(frame, target);
        List<Integer> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            refuseNoNumber(frame, column, row);
            String label = switch (column.cell(row)) {
                case Cell.Missing() -> null;
                case Cell.OfText(String text) -> text;
                case Cell.OfNumber(double number) -> InputColumn.written(number);
                case Cell.OfFlag(boolean flag) -> String.valueOf(flag);
                case Cell.OfMoment _ ->
                    throw new Untrainable(
                            "column \"" + target + "\" of " + frame.reference() + " holds times, which are no labels");
            };
            if (label != null) {
                rows.add(row);
                labels.add(label);
            }
        }
        return checked(frame, target, rows, labels, new double[0]);
    }

    static Targets numbers(Frame frame, String target) {
        RawColumn column = column(frame, target);
        List<Integer> rows = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            refuseNoNumber(frame, column, row);
            OptionalDouble number = number(frame, target, row, column.cell(row));
            if (number.isPresent()) {
                rows.add(row);
                numbers.add(number.getAsDouble());
            }
        }
        return checked(
                frame,
                target,
                rows,
                List.of(),
                numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    int size() {
        return rows.length;
    }

    /** Where the rows stood in the file, counted from 1. */
    List<Integer> places() {
        return java.util.Arrays.stream(rows).mapToObj(row -> row + 1).toList();
    }

    Targets at(int[] positions) {
        int[] some = new int[positions.length];
        double[] someNumbers = new double[numbers.length == 0 ? 0 : positions.length];
        List<String> someLabels = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            some[i] = rows[positions[i]];
            if (numbers.length > 0) {
                someNumbers[i] = numbers[positions[i]];
            } else {
                someLabels.add(labels.get(positions[i]));
            }
        }
        return new Targets(some, someLabels, someNumbers, 0);
    }

    private static OptionalDouble number(Frame frame, String target, int row, Cell cell) {
        return switch (cell) {
            case Cell.Missing() -> OptionalDouble.empty();
            case Cell.OfNumber(double number) -> OptionalDouble.of(number);
            case Cell.OfFlag(boolean flag) -> OptionalDouble.of(flag ? 1 : 0);
            case Cell.OfText(String text) -> {
                float[] read = new float[1];
                try {
                    new InputColumn.OfNumbers(target).encode(cell, read, 0);
                } catch (dev.aiengine.models.InvalidInput e) {
                    throw new Untrainable("row " + (row + 1) + " of " + frame.reference() + ": the target \"" + text
                            + "\" is no number; train tabular-classification for labels");
                }
                yield OptionalDouble.of(Double.parseDouble(text));
            }
            case Cell.OfMoment _ ->
                throw new Untrainable(
                        "column \"" + target + "\" of " + frame.reference() + " holds times; turn them into numbers");
        };
    }

    private static RawColumn column(Frame frame, String target) {
        RawColumn column = frame.columns().get(target);
        if (column == null) {
            throw new Untrainable("target: " + frame.reference() + " has no column \"" + target + "\"; its columns are "
                    + frame.columns().keySet());
        }
        if (column instanceof RawColumn.Unread(String _, String reason)) {
            throw new Untrainable("target: column \"" + target + "\" cannot be learned: " + reason);
        }
        return column;
    }

    private static void refuseNoNumber(Frame frame, RawColumn column, int row) {
        if (column instanceof RawColumn.Numbers numbers && Double.isInfinite(numbers.values()[row])) {
            throw new Untrainable("row " + (row + 1) + " of " + frame.reference() + ": the target \"" + column.name()
                    + "\" is not a finite number; correct the row or leave it out");
        }
    }

    private static Targets checked(
            Frame frame, String target, List<Integer> rows, List<String> labels, double[] numbers) {
        int dropped = frame.rows() - rows.size();
        if (dropped > frame.rows() / 2) {
            throw new Untrainable(dropped + " of the " + frame.rows() + " rows of " + frame.reference() + " have no \""
                    + target + "\": is it the right target?");
        }
        return new Targets(rows.stream().mapToInt(Integer::intValue).toArray(), labels, numbers, dropped);
    }
}
