package dev.aiengine.server.datasets;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The few values of a COCO object that matter; outlines, captions and whatever else there is are read past. */
final class CocoValues {
    private static final Set<String> WANTED =
            Set.of("id", "name", "file_name", "width", "height", "image_id", "category_id", "bbox", "iscrowd");

    /**
     * Reads the object that the parser stands at.
     *
     * @return strings, numbers, and an array of doubles where a list has nothing but numbers
     */
    static Map<String, Object> read(JsonParser json) {
        Map<String, Object> values = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (!WANTED.contains(name)) {
                json.skipChildren();
            } else if (value == JsonToken.VALUE_STRING) {
                values.put(name, json.getString());
            } else if (value.isNumeric()) {
                values.put(name, json.getNumberValue());
            } else if (value == JsonToken.START_ARRAY) {
                values.put(name, numbers(json));
            } else {
                json.skipChildren();
                values.put(name, "");
            }
        }
        return values;
    }

    /** At most five numbers are of interest: one more than a box has. */
    private static double[] numbers(JsonParser json) {
        double[] numbers = new double[5];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            double number = Double.NaN;
            if (json.currentToken().isNumeric()) {
                number = json.getDoubleValue();
            }
            json.skipChildren();
            numbers[Math.min(count++, 4)] = number;
        }
        return Arrays.copyOf(numbers, Math.min(count, 5));
    }

    private CocoValues() {}
}
