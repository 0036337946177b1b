package dev.aiengine.models.forecast.method;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/** Minimises a function of few numbers within bounds (Nelder and Mead 1965). */
final class Simplex {
    private static final double TOLERANCE = 1e-7;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Corner(double[] at, double value) {}

    private final ToDoubleFunction<double[]> function;
    private final double[] lowest;
    private final double[] highest;

    Simplex(ToDoubleFunction<double[]> function, double[] lowest, double[] highest) {
        this.function = function;
        this.lowest = lowest;
        this.highest = highest;
    }

    double[] minimum(double[] start, int evaluations) {
        int size = start.length;
        Corner[] corners = new Corner[size + 1];
        corners[0] = corner(start.clone());
        for (int i = 0; i < size; i++) {
            double[] moved = start.clone();
            double step = 0.2 * (highest[i] - lowest[i]);
            moved[i] += moved[i] + step > highest[i] ? -step : step;
            corners[i + 1] = corner(moved);
        }
        for (int used = size + 1; used < evaluations; ) {
            Arrays.sort(corners, Comparator.comparingDouble(Corner::value));
            if (Math.abs(corners[size].value - corners[0].value)
                    <= TOLERANCE * (Math.abs(corners[0].value) + TOLERANCE)) {
                break;
            }
            used += step(corners, size);
        }
        Arrays.sort(corners, Comparator.comparingDouble(Corner::value));
        return corners[0].at;
    }

    private int step(Corner[] corners, int size) {
        double[] centre = new double[size];
        for (int i = 0; i < size; i++) {
            for (double[] at : Arrays.stream(corners, 0, size).map(Corner::at).toList()) {
                centre[i] += at[i] / size;
            }
        }
        Corner worst = corners[size];
        Corner reflected = corner(along(centre, worst.at, -1));
        if (reflected.value < corners[0].value) {
            Corner expanded = corner(along(centre, worst.at, -2));
            corners[size] = expanded.value < reflected.value ? expanded : reflected;
            return 2;
        }
        if (reflected.value < corners[size - 1].value) {
            corners[size] = reflected;
            return 1;
        }
        Corner contracted = corner(along(centre, worst.at, reflected.value < worst.value ? -0.5 : 0.5));
        if (contracted.value < Math.min(reflected.value, worst.value)) {
            corners[size] = contracted;
            return 2;
        }
        for (int i = 1; i <= size; i++) {
            corners[i] = corner(along(corners[0].at, corners[i].at, 0.5));
        }
        return size + 2;
    }

    private Corner corner(double[] at) {
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.clamp(at[i], lowest[i], highest[i]);
        }
        double value = function.applyAsDouble(at);
        return new Corner(at, Double.isNaN(value) ? Double.MAX_VALUE : value);
    }

    private static double[] along(double[] from, double[] to, double share) {
        double[] at = new double[from.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = from[i] + share * (to[i] - from[i]);
        }
        return at;
    }
}
