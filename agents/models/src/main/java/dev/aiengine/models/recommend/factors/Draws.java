package dev.aiengine.models.recommend.factors;

import java.util.SplittableRandom;

/** Random draws of one sweep; a sweep's draws depend on its number only, so that a resumed training repeats them. */
final class Draws {
    private final SplittableRandom random;

    Draws(long seed, int sweep) {
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + sweep);
    }

    /** From a normal distribution with this mean and precision. */
    double normal(double mean, double precision) {
        return mean + random.nextGaussian() / Math.sqrt(precision);
    }

    /** From a gamma distribution with this shape, at least 1/2, and rate (Marsaglia and Tsang 2000). */
    double gamma(double shape, double rate) {
        if (shape < 1) {
            return gamma(shape + 1, rate) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v / rate;
            }
        }
    }

    /** Small numbers to start from. */
    float[] normals(int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}
