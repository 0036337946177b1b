package dev.aiengine.models.image;

import dev.aiengine.models.network.Batch;
import dev.aiengine.models.network.Network;
import dev.aiengine.models.onnx.ElementType;
import dev.aiengine.models.onnx.OnnxSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The exported network of a package: images in, scores out. */
final class ServedImages implements AutoCloseable {
    private static final long MOST_BYTES = 1L << 30;
    /** What one pass computes at most; longer batches take several, so that memory stays bounded. */
    private static final int MOST_VALUES = 1 << 20;

    private final OnnxSession session;
    private final int imageSize;
    private final int labels;

    private ServedImages(OnnxSession session, int imageSize, int labels) {
        this.session = session;
        this.imageSize = imageSize;
        this.labels = labels;
    }

    /** @throws IOException when the file is missing or damaged, or is no network for such images and labels */
    static ServedImages open(Path directory, int imageSize, int labels) throws IOException {
        OnnxSession session = OnnxSession.open(directory.resolve(ImageFiles.MODEL), MOST_BYTES);
        try {
            session.expectInput(Network.INPUT, ElementType.FLOAT, -1, Pixels.CHANNELS, -1, -1)
                    .expectOutput(ImageFiles.LOGITS, ElementType.FLOAT, -1, labels)
                    .expectOutput(ImageFiles.SCORES, ElementType.FLOAT, -1, labels);
            ServedImages network = new ServedImages(session, imageSize, labels);
            network.tryOne();
            return network;
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    int imageSize() {
        return imageSize;
    }

    /** One distribution over the labels per image, all of the package's size. */
    float[][] scores(List<Pixels> squares) {
        return compute(squares, ImageFiles.SCORES);
    }

    /** The same before softmax. */
    float[][] logits(List<Pixels> squares) {
        return compute(squares, ImageFiles.LOGITS);
    }

    @Override
    public void close() {
        session.close();
    }

    /** Fails where the network cannot take images of this size. */
    private void tryOne() throws IOException {
        byte[] black = new byte[Pixels.CHANNELS * imageSize * imageSize];
        try {
            scores(List.of(new Pixels(imageSize, imageSize, black)));
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException(
                    ImageFiles.MODEL + " does not fit images of " + imageSize + " pixels: " + e.getMessage(), e);
        }
    }

    private float[][] compute(List<Pixels> squares, String output) {
        float[][] rows = new float[squares.size()][];
        int atOnce = Math.max(1, MOST_VALUES / (Pixels.CHANNELS * imageSize * imageSize));
        for (int from = 0; from < rows.length; from += atOnce) {
            Batch batch = Squares.batch(squares.subList(from, Math.min(from + atOnce, rows.length)), imageSize);
            long[] shape = {batch.rows(), Pixels.CHANNELS, imageSize, imageSize};
            float[] flat = session.run(Network.INPUT, batch.values(), shape, output);
            for (int i = 0; i < batch.rows(); i++) {
                rows[from + i] = Arrays.copyOfRange(flat, i * labels, (i + 1) * labels);
            }
        }
        return rows;
    }
}
