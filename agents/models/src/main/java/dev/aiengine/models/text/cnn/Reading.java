package dev.aiengine.models.text.cnn;

import java.io.IOException;
import java.util.Map;

/**
 * How a network reads a text; stands in the package's parameters.
 *
 * @param longest words that are read; the rest of a longer text is not
 * @param padding behind each text, see {@link Architecture#padding()}
 */
record Reading(int longest, int padding) {
    private static final int MOST_WORDS = 10_000;
    private static final int MOST_PADDING = 100;

    static Reading of(Map<String, Object> params) throws IOException {
        return new Reading(whole(params, "longest", MOST_WORDS), whole(params, "padding", MOST_PADDING));
    }

    void addTo(Map<String, Object> params) {
        params.put("longest", longest);
        params.put("padding", padding);
    }

    private static int whole(Map<String, Object> params, String name, int most) throws IOException {
        if (params.get(name) instanceof Integer value && value > 0 && value <= most) {
            return value;
        }
        throw new IOException("parameter " + name + " of the package is " + params.get(name) + ", not 1 to " + most);
    }
}
