package dev.aiengine.models.evaluation;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What every classification answers: {@code {label, score, scores by label}}. */
public final class LabelScores {

    /**
     * The likeliest label, and the probability of each.
     *
     * @param probabilities in the order of the labels
     */
    public static ObjectNode of(List<String> labels, float[] probabilities) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        int best = Evaluation.best(probabilities);
        answer.put("label", labels.get(best));
        answer.put("score", probabilities[best]);
        ObjectNode scores = answer.putObject("scores");
        for (int k = 0; k < probabilities.length; k++) {
            scores.put(labels.get(k), probabilities[k]);
        }
        return answer;
    }

    private LabelScores() {}
}
