package dev.aiengine.models.forecast.network;

import dev.aiengine.models.forecast.Scale;

/** What a window is measured from before the regression. */
enum Centre {
    /** Its mean, in units of its own deviation (reversible instance normalisation: Kim et al. 2022). */
    MEAN,
    /** Its last value, in units of the column's deviation (NLinear: Zeng et al. 2023). */
    LAST;

    double of(double[] values, int from, int to) {
        return this == MEAN ? Scale.mean(values, from, to) : values[to - 1];
    }

    double unit(double[] values, int from, int to, double deviation) {
        return this == MEAN ? Window.scale(values, from, to, deviation) : deviation > 0 ? deviation : 1;
    }

    /** Weights of windows so measured, as weights of plain windows that add up to 1. */
    void release(double[][] weights, int lookback, int horizon) {
        for (int step = 0; step < horizon; step++) {
            double sum = 0;
            for (int i = 0; i < lookback; i++) {
                sum += weights[i][step];
            }
            double rest = 1 - sum;
            if (this == LAST) {
                weights[lookback - 1][step] += rest;
                continue;
            }
            for (int i = 0; i < lookback; i++) {
                weights[i][step] += rest / lookback;
            }
        }
    }
}
