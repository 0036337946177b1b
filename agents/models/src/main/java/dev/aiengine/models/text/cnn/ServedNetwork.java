package dev.aiengine.models.text.cnn;

import dev.aiengine.models.onnx.ElementType;
import dev.aiengine.models.onnx.OnnxSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The exported network of a package with its vocabulary: texts in, scores out. */
final class ServedNetwork implements AutoCloseable {
    static final long MOST_BYTES = 1L << 30;
    /** What one pass computes at most; longer batches take several, so that memory stays bounded. */
    private static final int MOST_TOKENS = 1 << 15;

    private final Vocabulary vocabulary;
    private final OnnxSession session;
    private final Reading reading;
    private final int labels;

    private ServedNetwork(Vocabulary vocabulary, OnnxSession session, Reading reading, int labels) {
        this.vocabulary = vocabulary;
        this.session = session;
        this.reading = reading;
        this.labels = labels;
    }

    /** @throws IOException when a file is missing or damaged, or the files do not fit each other */
    static ServedNetwork open(Path directory, Reading reading, int labels) throws IOException {
        Vocabulary vocabulary = Vocabulary.read(directory);
        OnnxSession session = OnnxSession.open(directory.resolve(CnnFiles.MODEL), MOST_BYTES);
        try {
            session.expectInput(CnnFiles.TOKENS, ElementType.INT32, -1, -1)
                    .expectOutput(CnnFiles.LOGITS, ElementType.FLOAT, -1, labels)
                    .expectOutput(CnnFiles.SCORES, ElementType.FLOAT, -1, labels);
            ServedNetwork network = new ServedNetwork(vocabulary, session, reading, labels);
            network.tryLastWord();
            return network;
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** One distribution over the labels per text. */
    float[][] scores(List<String> texts) {
        return compute(texts, CnnFiles.SCORES);
    }

    /** The same before softmax. */
    float[][] logits(List<String> texts) {
        return compute(texts, CnnFiles.LOGITS);
    }

    @Override
    public void close() {
        session.close();
    }

    private float[][] compute(List<String> texts, String output) {
        float[][] rows = new float[texts.size()][];
        List<int[]> pass = new ArrayList<>();
        int longest = 0;
        int done = 0;
        for (String text : texts) {
            int[] encoded = vocabulary.encode(text, reading.longest());
            int length = Math.max(longest, encoded.length + reading.padding());
            if ((pass.size() + 1L) * length > MOST_TOKENS && !pass.isEmpty()) {
                done = compute(pass, output, rows, done);
                pass.clear();
                length = encoded.length + reading.padding();
            }
            pass.add(encoded);
            longest = length;
        }
        compute(pass, output, rows, done);
        return rows;
    }

    private int compute(List<int[]> texts, String output, float[][] rows, int from) {
        if (texts.isEmpty()) {
            return from;
        }
        Batch batch = Batch.of(texts, reading.padding());
        float[] flat = session.run(CnnFiles.TOKENS, batch.tokens(), new long[] {batch.rows(), batch.length()}, output);
        for (int row = 0; row < batch.rows(); row++) {
            rows[from + row] = Arrays.copyOfRange(flat, row * labels, (row + 1) * labels);
        }
        return from + batch.rows();
    }

    /** Fails where the embedding has fewer rows than the vocabulary has words. */
    private void tryLastWord() throws IOException {
        int[] text = {vocabulary.size() - 1};
        try {
            compute(List.of(text), CnnFiles.SCORES, new float[1][], 0);
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException(CnnFiles.MODEL + " does not fit " + Vocabulary.FILE + ": " + e.getMessage(), e);
        }
    }
}
