package dev.aiengine.models.text.transformer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Walks a smooth convex function downhill by limited-memory quasi-Newton steps (Liu and Nocedal 1989, "On the Limited
 * Memory BFGS Method for Large Scale Optimization"), each shortened until it lowers the value enough (Armijo 1966).
 */
final class Lbfgs {
    private static final int REMEMBERED = 8;
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 20;
    private static final double ENOUGH = 1e-4;
    /** Of the largest slope at the start, below which a place counts as the lowest. */
    private static final double FLAT = 1e-4;

    private static final double LEAST_GAIN = 1e-7;

    /** A function with its slope. */
    @FunctionalInterface
    interface Slope {
        /** Returns the value at a point and writes the slope there into {@code gradient}. */
        double at(double[] point, double[] gradient);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pair(double[] step, double[] turn, double product) {}

    /** Moves the point to the lowest place; the same start gives the same end. */
    static void minimise(Slope function, double[] point) {
        Deque<Pair> pairs = new ArrayDeque<>();
        double[] gradient = new double[point.length];
        double value = function.at(point, gradient);
        double flat = FLAT * Math.max(1e-3, largest(gradient));
        for (int step = 0; step < MOST_STEPS && largest(gradient) > flat; step++) {
            double[] way = direction(gradient, pairs);
            double slope = dot(way, gradient);
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double length = 1;
            double nextValue = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < MOST_HALVINGS; halving++, length /= 2) {
                for (int i = 0; i < point.length; i++) {
                    next[i] = point[i] + length * way[i];
                }
                nextValue = function.at(next, nextGradient);
                if (nextValue <= value + ENOUGH * length * slope) {
                    break;
                }
            }
            double gain = value - nextValue;
            if (!(gain > 0)) {
                return;
            }
            remember(pairs, difference(next, point), difference(nextGradient, gradient));
            System.arraycopy(next, 0, point, 0, point.length);
            gradient = nextGradient;
            value = nextValue;
            if (gain < LEAST_GAIN * Math.max(1e-3, Math.abs(value))) {
                return;
            }
        }
    }

    private static double[] direction(double[] gradient, Deque<Pair> pairs) {
        double[] way = gradient.clone();
        double[] shares = new double[pairs.size()];
        int i = 0;
        for (Pair pair : pairs) {
            shares[i] = dot(pair.step, way) / pair.product;
            add(way, -shares[i], pair.turn);
            i++;
        }
        Pair latest = pairs.peekFirst();
        // The first step has no curvature to go by, and a short one is safe
        scale(
                way,
                latest == null
                        ? 1 / Math.max(1, Math.sqrt(dot(way, way)))
                        : latest.product / dot(latest.turn, latest.turn));
        for (Iterator<Pair> oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
            Pair pair = oldest.next();
            i--;
            add(way, shares[i] - dot(pair.turn, way) / pair.product, pair.step);
        }
        scale(way, -1);
        return way;
    }

    private static void remember(Deque<Pair> pairs, double[] step, double[] turn) {
        double product = dot(step, turn);
        if (product > 1e-12) {
            pairs.addFirst(new Pair(step, turn, product));
            if (pairs.size() > REMEMBERED) {
                pairs.removeLast();
            }
        }
    }

    private static double[] difference(double[] left, double[] right) {
        double[] difference = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return difference;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] values) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * values[i];
        }
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private Lbfgs() {}
}
