package dev.aiengine.models.image;

import dev.aiengine.models.InvalidInput;
import java.util.Base64;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * An image as it comes with a prediction: {@code {"image": "base64"}}. What cannot be read is {@link InvalidInput}.
 *
 * @param bytes of the encoded file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SentImage(byte[] bytes) {
    public static final String INPUT = "an image: {image: JPEG or PNG in base64}";
    /** Of the encoded file. */
    public static final int MOST_BYTES = 32 << 20;

    private static final String FIELD = "image";
    private static final int ENCODED = (int) (MOST_BYTES * 4L / 3) + 4;

    public static SentImage of(JsonNode input) {
        JsonNode image = input.isObject() ? input.get(FIELD) : null;
        if (image != null && image.isBinary()) {
            return new SentImage(image.binaryValue()); // the raw body of a request
        }
        if (image == null || !image.isString()) {
            throw new InvalidInput("an object with a string \"image\" is expected, a JPEG or PNG in base64, not "
                    + (input.isObject()
                            ? "one without it"
                            : "a value of type " + input.getNodeType().name().toLowerCase(Locale.ROOT)));
        }
        String encoded = image.stringValue();
        if (encoded.length() > ENCODED) {
            throw new InvalidInput("the image has more than " + (MOST_BYTES >> 20) + " MB");
        }
        try {
            return new SentImage(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("\"image\" is not base64: " + e.getMessage());
        }
    }

    /** As it is displayed. */
    public Images.Size size() {
        try {
            return Images.size(bytes);
        } catch (UnreadableImage e) {
            throw new InvalidInput("the image " + e.getMessage());
        }
    }

    /**
     * Decodes it.
     *
     * @param wanted length of the shorter side, as {@link Images#decode(byte[], int)} takes it
     */
    public Pixels pixels(int wanted) {
        try {
            return Images.decode(bytes, wanted);
        } catch (UnreadableImage e) {
            throw new InvalidInput("the image " + e.getMessage());
        }
    }
}
