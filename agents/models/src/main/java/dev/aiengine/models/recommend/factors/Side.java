package dev.aiengine.models.recommend.factors;

/**
 * The users, or the items, of a factor model: a bias and a vector for each one, and a second vector that each lends to
 * those on the other side that met it (the implicit feedback of SVD++, Koren 2008, here in both directions).
 *
 * <p>Arrays are by factor first: a sweep goes through all of one factor.
 */
final class Side {
    final Links links;
    final float[] bias;
    final float[][] own;
    /** Of this side, used by the other one. */
    final float[][] lent;
    /** Own vector and what the other side lends, together. */
    final float[][] whole;

    private final float[] weight;
    private final double[] slope;
    private final double[] curve;
    private final float[] before;

    Side(Links links, int rank, Draws draws) {
        this.links = links;
        int count = links.count();
        bias = new float[count];
        own = new float[rank][];
        lent = new float[rank][count];
        whole = new float[rank][count];
        weight = new float[count];
        for (int one = 0; one < count; one++) {
            weight[one] = (float) (1 / Math.sqrt(Math.max(1, links.size(one))));
        }
        for (int factor = 0; factor < rank; factor++) {
            own[factor] = draws.normals(count, 0.1);
        }
        slope = new double[count];
        curve = new double[count];
        before = new float[count];
    }

    /** Adds up what the other side lends, from the beginning. */
    void gather(Side other) {
        for (int factor = 0; factor < own.length; factor++) {
            for (int one = 0; one < links.count(); one++) {
                float sum = 0;
                for (int place = links.start()[one]; place < links.start()[one + 1]; place++) {
                    sum += other.lent[factor][links.other()[place]];
                }
                whole[factor][one] = own[factor][one] + weight[one] * sum;
            }
        }
    }

    /** Draws every bias anew. */
    void sampleBiases(float[] error, double noise, Draws draws) {
        Prior prior = Prior.of(bias, true, draws);
        for (int one = 0; one < links.count(); one++) {
            int start = links.start()[one];
            int end = links.start()[one + 1];
            double sum = 0;
            for (int place = start; place < end; place++) {
                sum += error[links.pair()[place]];
            }
            int count = end - start;
            double precision = noise * count + prior.precision();
            double mean = (noise * (sum + (double) count * bias[one]) + prior.precision() * prior.mean()) / precision;
            float change = (float) draws.normal(mean, precision) - bias[one];
            bias[one] += change;
            for (int place = start; place < end; place++) {
                error[links.pair()[place]] -= change;
            }
        }
    }

    /** Draws one factor of every own vector anew, and of every vector that the other side lends to this one. */
    void sampleFactor(int factor, Side other, float[] error, double noise, Draws draws) {
        float[] values = whole[factor];
        float[] opposite = other.whole[factor];
        System.arraycopy(values, 0, before, 0, values.length);
        Prior prior = Prior.of(own[factor], true, draws);
        for (int one = 0; one < links.count(); one++) {
            double first = 0;
            double second = 0;
            for (int place = links.start()[one]; place < links.start()[one + 1]; place++) {
                float value = opposite[links.other()[place]];
                first += error[links.pair()[place]] * value;
                second += value * value;
            }
            double precision = noise * second + prior.precision();
            double mean = (noise * (first + own[factor][one] * second) + prior.precision() * prior.mean()) / precision;
            float change = (float) draws.normal(mean, precision) - own[factor][one];
            own[factor][one] += change;
            values[one] += change;
            slope[one] = first - change * second;
            curve[one] = second;
        }
        sampleLent(factor, other, noise, draws);
        for (int one = 0; one < links.count(); one++) {
            float change = values[one] - before[one];
            for (int place = links.start()[one]; place < links.start()[one + 1]; place++) {
                error[links.pair()[place]] -= change * opposite[links.other()[place]];
            }
        }
    }

    /** Costs one step a pair, because slope and curve stand for all pairs of one (Rendle 2013, relational blocks). */
    private void sampleLent(int factor, Side other, double noise, Draws draws) {
        float[] values = whole[factor];
        float[] borrowed = other.lent[factor];
        Links back = other.links;
        Prior prior = Prior.of(borrowed, false, draws);
        for (int lender = 0; lender < borrowed.length; lender++) {
            double first = 0;
            double second = 0;
            for (int place = back.start()[lender]; place < back.start()[lender + 1]; place++) {
                int one = back.other()[place];
                first += weight[one] * slope[one];
                second += weight[one] * weight[one] * curve[one];
            }
            double precision = noise * second + prior.precision();
            double mean = noise * (first + borrowed[lender] * second) / precision;
            float change = (float) draws.normal(mean, precision) - borrowed[lender];
            borrowed[lender] += change;
            for (int place = back.start()[lender]; place < back.start()[lender + 1]; place++) {
                int one = back.other()[place];
                slope[one] -= change * weight[one] * curve[one];
                values[one] += change * weight[one];
            }
        }
    }

    /** What is believed of numbers of one kind before any is seen. */
    private record Prior(double mean, double precision) {

        static Prior of(float[] values, boolean shifted, Draws draws) {
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            double centre = shifted ? sum / (values.length + 1) : 0;
            double squares = centre * centre;
            for (float value : values) {
                squares += (value - centre) * (value - centre);
            }
            double precision = draws.gamma((values.length + 2) / 2.0, (1 + squares) / 2);
            return new Prior(shifted ? draws.normal(centre, precision * (values.length + 1)) : 0, precision);
        }
    }
}
