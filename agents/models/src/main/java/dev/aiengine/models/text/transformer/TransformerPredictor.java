package dev.aiengine.models.text.transformer;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.text.TextAnswers;
import dev.aiengine.models.text.encoder.Encoder;
import dev.aiengine.models.text.encoder.EncoderSignature;
import dev.aiengine.models.text.encoder.Tokens;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Labels texts with an encoder and a head on it. */
public final class TransformerPredictor implements Predictor {
    private final TextAnswers answers;
    private final Encoder encoder;
    private final Head head;

    private TransformerPredictor(TextAnswers answers, Encoder encoder, Head head) {
        this.answers = answers;
        this.encoder = encoder;
        this.head = head;
    }

    public static TransformerPredictor load(ModelPackage modelPackage) throws IOException {
        ModelManifest manifest = modelPackage.manifest();
        TextAnswers answers = TextAnswers.of(manifest);
        EncoderSignature signature = EncoderSignature.of(manifest.metadata());
        Head head = HeadFile.read(modelPackage.directory(), answers.labels().size(), signature.width());
        Encoder encoder = Encoder.open(modelPackage.directory(), longest(manifest, signature));
        try {
            TransformerPredictor predictor = new TransformerPredictor(answers, encoder, head);
            predictor.tryOne(signature);
            return predictor;
        } catch (IOException | RuntimeException e) {
            encoder.close();
            throw e;
        }
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        List<Tokens> texts =
                TextAnswers.texts(inputs).stream().map(encoder::tokens).toList();
        return Arrays.stream(encoder.all(texts))
                .map(vector -> answers.answer(head.probabilities(vector)))
                .toList();
    }

    @Override
    public void close() {
        encoder.close();
    }

    /** Fails where the encoder gives other vectors than the package says. */
    private void tryOne(EncoderSignature signature) throws IOException {
        int width;
        try {
            width = encoder.vectors(List.of(encoder.tokens("a text")))[0].length;
        } catch (RuntimeException e) {
            throw new IOException("the encoder cannot be run: " + e.getMessage(), e);
        }
        if (width != signature.width()) {
            throw new IOException("the encoder gives vectors of " + width + ", the package says " + signature.width());
        }
    }

    private static int longest(ModelManifest manifest, EncoderSignature signature) throws IOException {
        if (manifest.params().get("maxTokens") instanceof Integer longest
                && longest >= Encoder.FEWEST_TOKENS
                && longest <= signature.longest()) {
            return longest;
        }
        throw new IOException("parameter maxTokens of the package is "
                + manifest.params().get("maxTokens") + ", not " + Encoder.FEWEST_TOKENS + " to " + signature.longest());
    }
}
