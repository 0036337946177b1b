package dev.aiengine.models.tabular;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Where the numbers to be predicted lie. XGBoost learns them around 0, because it counts with single precision. */
record Scale(double mean, double deviation) {
    static final Scale NONE = new Scale(0, 1);

    private static final String MEAN = "targetMean";
    private static final String DEVIATION = "targetDeviation";

    static Scale of(double[] numbers, String target) {
        double mean = Arrays.stream(numbers).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(numbers)
                .map(number -> (number - mean) * (number - mean))
                .average()
                .orElse(0));
        if (deviation == 0) {
            throw new Untrainable(
                    "every training row has the same \"" + target + "\", " + mean + "; there is nothing to learn");
        }
        if (!Double.isFinite(deviation)) {
            throw new Untrainable("the numbers of \"" + target + "\" are too large to learn");
        }
        return new Scale(mean, deviation);
    }

    static Scale of(ModelManifest manifest) throws IOException {
        if (manifest.params().get(MEAN) instanceof Number mean
                && manifest.params().get(DEVIATION) instanceof Number deviation
                && Double.isFinite(mean.doubleValue())
                && Double.isFinite(deviation.doubleValue())) {
            return new Scale(mean.doubleValue(), deviation.doubleValue());
        }
        throw new IOException("the package does not say where its target lies");
    }

    Map<String, Object> told() {
        return Map.of(MEAN, mean, DEVIATION, deviation);
    }

    float[] around0(double[] numbers) {
        float[] result = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            result[i] = (float) ((numbers[i] - mean) / deviation);
        }
        return result;
    }

    double back(double number) {
        return mean + deviation * number;
    }
}
