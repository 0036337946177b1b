package dev.aiengine.models.text.encoder;

import dev.aiengine.models.Untrainable;
import java.util.Arrays;
import java.util.List;

/** Finds out what an imported encoder gives, and whether it gives the same again in other company. */
final class EncoderTrial {
    private static final String SHORT = "A short text.";
    private static final String LONG =
            "Another text, a good deal longer than the first, so that the two have to be padded to one length.";
    private static final List<Integer> LENGTHS = List.of(512, 256, 128, 64, 32, 16, Encoder.FEWEST_TOKENS);
    private static final double TOLERANCE = 1e-3;

    private final Encoder encoder;

    EncoderTrial(Encoder encoder) {
        this.encoder = encoder;
    }

    /** @throws Untrainable when it is no encoder that can be used, with the reason */
    EncoderSignature run() {
        Tokens few = encoder.tokens(SHORT);
        float[] alone = tried(List.of(few), "a short text")[0];
        for (float value : alone) {
            if (!Float.isFinite(value)) {
                throw new Untrainable("the encoder answers a short text with a value that is not a number");
            }
        }
        requireSameBesideOthers(few, alone);
        tried(
                List.of(new Tokens(new long[] {encoder.largestId()}, new long[1])),
                "token " + encoder.largestId() + ", the last one of tokenizer.json,");
        boolean perToken = perToken(few);
        return new EncoderSignature(perToken ? alone.length / 2 : alone.length, perToken, longest(few));
    }

    private void requireSameBesideOthers(Tokens few, float[] alone) {
        float[] together = tried(List.of(encoder.tokens(LONG), few), "two texts at once")[1];
        double size = 1e-6;
        double difference = 0;
        for (int i = 0; i < alone.length; i++) {
            size = Math.max(size, Math.abs(alone[i]));
            difference = Math.max(difference, Math.abs(alone[i] - together[i]));
        }
        if (difference > TOLERANCE * size) {
            throw new Untrainable("the encoder answers a text otherwise when a longer one is beside it:"
                    + " it does not heed attention_mask");
        }
    }

    private boolean perToken(Tokens few) {
        return encoder.network().run(TokenBatch.of(List.of(few))).shape().length == 3;
    }

    /** Encoders have a last position; only trying tells which. */
    private int longest(Tokens few) {
        for (int length : LENGTHS) {
            long[] ids = new long[length];
            Arrays.fill(ids, few.ids()[few.length() / 2]);
            try {
                encoder.vectors(List.of(new Tokens(ids, new long[length])));
                return length;
            } catch (RuntimeException e) {
                if (length == Encoder.FEWEST_TOKENS) {
                    throw new Untrainable("the encoder cannot read " + length + " tokens: " + e.getMessage());
                }
            }
        }
        throw new IllegalStateException("no length was tried");
    }

    private float[][] tried(List<Tokens> texts, String what) {
        try {
            return encoder.vectors(texts);
        } catch (RuntimeException e) {
            throw new Untrainable("the encoder fails on " + what + ": " + e.getMessage());
        }
    }
}
