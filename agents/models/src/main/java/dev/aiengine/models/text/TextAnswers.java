package dev.aiengine.models.text;

import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.LabelScores;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The wire of the text tasks, the same for every method: texts out of JSON, probabilities into it.
 *
 * @param labels in the order of the probabilities
 * @param polarity of the labels, where the task is sentiment
 */
public record TextAnswers(List<String> labels, @Nullable Polarity polarity) {
    public static final String INPUT = "a text: a JSON string";

    private static final String SENTIMENT = "sentiment";

    /** As a package says; an {@link IOException} where its labels have no polarity and should. */
    public static TextAnswers of(ModelManifest manifest) throws IOException {
        if (!manifest.task().equals(SENTIMENT)) {
            return new TextAnswers(manifest.labels(), null);
        }
        try {
            return new TextAnswers(manifest.labels(), Polarity.of(manifest.labels()));
        } catch (Untrainable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What a task answers, in words. */
    public static String describe(String task) {
        return task.equals(SENTIMENT)
                ? "{label, score, scores by label, polarity from -1 to 1}"
                : "{label, score, scores by label}";
    }

    /** Reads the inputs of one call, all or none. */
    public static List<String> texts(List<JsonNode> inputs) {
        return inputs.stream().map(TextAnswers::text).toList();
    }

    /** One distribution over the labels as JSON. */
    public JsonNode answer(float[] probabilities) {
        ObjectNode answer = LabelScores.of(labels, probabilities);
        if (polarity != null) {
            answer.put("polarity", (float) polarity.of(probabilities));
        }
        return answer;
    }

    private static String text(JsonNode input) {
        if (!input.isString()) {
            throw new InvalidInput("a text is expected, a JSON string, not a value of type "
                    + input.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        String text = input.stringValue();
        if (text.length() > LabelledTexts.LONGEST_TEXT) {
            throw new InvalidInput(
                    "a text may have " + LabelledTexts.LONGEST_TEXT + " characters, not " + text.length());
        }
        return text;
    }
}
