package dev.aiengine.console.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a model says about its answer: that it does not know what it was asked about, and answered all the same. */
final class Reservations {

    static List<String> of(JsonNode prediction) {
        List<String> words = new ArrayList<>();
        if (prediction.path("fallback").asBoolean(false)) {
            if (prediction.has("items")) {
                words.add("The model does not know this user: these are the items chosen most.");
            } else if (prediction.has("rating")) {
                words.add("The model does not know this user or this item: this is what holds for the others.");
            } else {
                words.add("The history is shorter than what the model looks back on: simpler methods answered.");
            }
        }
        if (!prediction.path("unknown").isEmpty()) {
            words.add("The model does not know, and left out: "
                    + prediction
                            .path("unknown")
                            .valueStream()
                            .map(JsonNode::asString)
                            .collect(Collectors.joining(", ")));
        }
        return words;
    }

    private Reservations() {}
}
