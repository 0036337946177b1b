package dev.aiengine.models.recommend.factors;

import java.util.Arrays;

/** Growing columns of numbers; boxed lists would cost a large dataset five times the memory. */
final class Numbers {

    static final class Whole {
        private int[] values = new int[1024];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }

        int[] values() {
            return Arrays.copyOf(values, size);
        }
    }

    static final class Real {
        private double[] values = new double[1024];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }

        double[] values() {
            return Arrays.copyOf(values, size);
        }
    }

    private Numbers() {}
}
