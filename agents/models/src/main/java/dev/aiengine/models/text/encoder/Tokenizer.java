package dev.aiengine.models.text.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.aiengine.contract.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A {@code tokenizer.json}, run by the tokenizers library that the format is of. For one thread at a time. */
final class Tokenizer implements AutoCloseable {
    static final String FILE = "tokenizer.json";

    private static final long MOST_BYTES = 64L << 20;
    /** What lies far behind the last token read is cut before, so that a long text costs no more than a short one. */
    private static final int CHARACTERS_PER_TOKEN = 40;

    /** Letters of Gothic, Linear B and Lisu. */
    private static final String RARE = "\uD800\uDF30 \uD800\uDC00 \uA4D0";

    private final HuggingFaceTokenizer library;
    private final int longest;
    private final long largestId;
    private final long unknownId;

    private Tokenizer(HuggingFaceTokenizer library, int longest, long largestId, long unknownId) {
        this.library = library;
        this.longest = longest;
        this.largestId = largestId;
        this.unknownId = unknownId;
    }

    /**
     * Loads the file of unknown origin in a folder.
     *
     * @param longest tokens of a text that are kept
     */
    static Tokenizer open(Path directory, int longest) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(FILE + " has more than " + MOST_BYTES + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        JsonNode json = parsed(bytes);
        // Everything it needs came with the program, and nothing is fetched behind the user's back
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        Map<String, String> options = Map.of(
                "truncation",
                "true",
                "maxLength",
                Integer.toString(longest),
                "modelMaxLength",
                Integer.toString(longest),
                "padding",
                "false");
        try {
            Tokenizer tokenizer = new Tokenizer(
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(bytes), options),
                    longest,
                    largestId(json),
                    unknownId(json));
            tokenizer.requireAnyCharacter();
            return tokenizer;
        } catch (RuntimeException e) {
            throw new IOException(FILE + " is not one that the tokenizers library reads: " + e.getMessage(), e);
        }
    }

    /** At least one token: an encoder has nothing to say on none. */
    Tokens encode(String text) {
        int most = longest * CHARACTERS_PER_TOKEN;
        Encoding encoding = library.encode(text.length() > most ? text.substring(0, most) : text, true, false);
        return encoding.getIds().length == 0
                ? new Tokens(new long[] {Math.max(0, unknownId)}, new long[1])
                : new Tokens(encoding.getIds(), encoding.getTypeIds());
    }

    /** Of all tokens it may give, the one with the largest number. */
    long largestId() {
        return largestId;
    }

    /** Share of a text's tokens that stand for something unknown. */
    double unknownShare(Tokens tokens) {
        return Arrays.stream(tokens.ids()).filter(id -> id == unknownId).count() / Math.max(1.0, tokens.length());
    }

    @Override
    public void close() {
        library.close();
    }

    /** Some fail on what they do not know, which any text may have. */
    private void requireAnyCharacter() throws IOException {
        try {
            encode(RARE);
        } catch (RuntimeException e) {
            close();
            throw new IOException(
                    FILE + " fails on characters it does not know: give its model an unk_token of its vocabulary", e);
        }
    }

    private static JsonNode parsed(byte[] bytes) throws IOException {
        try {
            JsonNode json = Json.MAPPER.readTree(bytes);
            if (json.path("model").isObject()) {
                return json;
            }
            throw new IOException(FILE + " has no model: it is not one of the tokenizers library");
        } catch (JacksonException e) {
            throw new IOException(FILE + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static long largestId(JsonNode json) {
        JsonNode vocabulary = json.path("model").path("vocab");
        // Unigram models list pieces by number, the others number them
        long largest = vocabulary.isArray() ? vocabulary.size() - 1 : 0;
        for (JsonNode id : vocabulary.isObject() ? vocabulary : Json.MAPPER.createArrayNode()) {
            largest = Math.max(largest, id.asLong(0));
        }
        for (JsonNode added : json.path("added_tokens")) {
            largest = Math.max(largest, added.path("id").asLong(0));
        }
        return largest;
    }

    private static long unknownId(JsonNode json) {
        JsonNode model = json.path("model");
        if (model.path("unk_id").isNumber()) {
            return model.path("unk_id").asLong(-1);
        }
        String unknown = model.path("unk_token").asString("");
        return model.path("vocab").isObject()
                ? model.path("vocab").path(unknown).asLong(-1)
                : -1;
    }
}
