package dev.aiengine.launcher.demo;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/**
 * Something to predict that the table shows with its answer.
 *
 * @param text the input, short
 * @param input as the API takes it
 * @param answer tells a prediction, short
 */
record Example(String text, Input input, Answer answer) {

    @FunctionalInterface
    interface Input {
        Object make() throws IOException;
    }

    @FunctionalInterface
    interface Answer {
        String of(JsonNode prediction);
    }
}
