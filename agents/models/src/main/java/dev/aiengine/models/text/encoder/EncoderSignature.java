package dev.aiengine.models.text.encoder;

import java.io.IOException;
import java.util.Map;

/**
 * What an import found out about an encoder; stands in the metadata of its package and of those trained on it.
 *
 * @param dimensions of a token's vector, or of a text's
 * @param perToken whether it gives a vector per token
 * @param longest tokens of a text that it can read
 */
public record EncoderSignature(int dimensions, boolean perToken, int longest) {
    private static final String DIMENSIONS = "dimensions";
    private static final String PER_TOKEN = "vectorPerToken";
    private static final String LONGEST = "longest";
    private static final int MOST_DIMENSIONS = 16_384;

    /**
     * Reads what a package of unknown origin says.
     *
     * @throws IOException when it does not say it
     */
    public static EncoderSignature of(Map<String, Object> metadata) throws IOException {
        if (metadata.get(DIMENSIONS) instanceof Integer dimensions
                && dimensions > 0
                && dimensions <= MOST_DIMENSIONS
                && metadata.get(LONGEST) instanceof Integer longest
                && longest >= Encoder.FEWEST_TOKENS
                && longest <= Encoder.MOST_TOKENS
                && metadata.get(PER_TOKEN) instanceof Boolean perToken) {
            return new EncoderSignature(dimensions, perToken, longest);
        }
        throw new IOException("the package does not say what its encoder gives: " + DIMENSIONS + " is "
                + metadata.get(DIMENSIONS) + ", " + PER_TOKEN + " is " + metadata.get(PER_TOKEN) + ", " + LONGEST
                + " is "
                + metadata.get(LONGEST));
    }

    public void addTo(Map<String, Object> metadata) {
        metadata.put(DIMENSIONS, dimensions);
        metadata.put(PER_TOKEN, perToken);
        metadata.put(LONGEST, longest);
    }

    /** Length of a text's vector: where there is one per token, their mean and then the first one's. */
    public int width() {
        return perToken ? 2 * dimensions : dimensions;
    }
}
