package dev.aiengine.models.custom.tuning;

import dev.aiengine.contract.Json;
import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.evaluation.NumberEvaluation;
import dev.aiengine.models.evaluation.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a trained module did on the held-out rows.
 *
 * @param labels none where a number was learned
 * @param trainingRows how many it learned from
 * @param answers one row of numbers per input
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Tuned(List<String> labels, int trainingRows, List<float[]> inputs, float[] targets, float[][] answers) {

    /** Writes the evaluation and the profile; gives the figures. */
    public Map<String, Double> measure(Path folder, List<String> columns) throws IOException {
        Profile.Builder profile = new Profile.Builder(targets.length);
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            profile.number(
                    columns.get(column),
                    inputs.stream().mapToDouble(row -> row[at]).toArray());
        }
        if (labels.isEmpty()) {
            double[] predicted = IntStream.range(0, answers.length)
                    .mapToDouble(row -> answers[row][0])
                    .toArray();
            profile.number("prediction", predicted).write(folder);
            return regression(folder, predicted);
        }
        int[] truth = IntStream.range(0, targets.length)
                .map(row -> (int) targets[row])
                .toArray();
        float[][] probabilities = IntStream.range(0, answers.length)
                .mapToObj(row -> softmax(answers[row]))
                .toArray(float[][]::new);
        List<String> predicted = IntStream.range(0, answers.length)
                .mapToObj(row -> labels.get(Evaluation.best(answers[row])))
                .toList();
        profile.category("prediction", predicted).write(folder);
        Evaluation evaluation = Evaluation.of(labels, truth, probabilities);
        Files.write(folder.resolve(Evaluation.FILE), Json.MAPPER.writeValueAsBytes(evaluation));
        return evaluation.metrics();
    }

    private Map<String, Double> regression(Path folder, double[] predicted) throws IOException {
        double[] truth = IntStream.range(0, targets.length)
                .mapToDouble(row -> targets[row])
                .toArray();
        NumberEvaluation evaluation = NumberEvaluation.of(truth, predicted);
        Files.write(folder.resolve(NumberEvaluation.FILE), Json.MAPPER.writeValueAsBytes(evaluation));
        return evaluation.metrics();
    }

    private static float[] softmax(float[] scores) {
        double highest = scores[Evaluation.best(scores)];
        double total = 0;
        for (float score : scores) {
            total += Math.exp(score - highest);
        }
        float[] probabilities = new float[scores.length];
        for (int k = 0; k < scores.length; k++) {
            probabilities[k] = (float) (Math.exp(scores[k] - highest) / total);
        }
        return probabilities;
    }
}
