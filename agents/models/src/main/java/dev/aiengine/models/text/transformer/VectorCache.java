package dev.aiengine.models.text.transformer;

import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.text.encoder.Encoder;
import dev.aiengine.models.text.encoder.Passes;
import dev.aiengine.models.text.encoder.Tokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.zip.CRC32C;

/**
 * The vectors of all texts, computed stretch by stretch; each finished stretch is a file, so that an interrupted
 * training goes on where it stopped. A file of other texts or another encoder, or a damaged one, is as good as none.
 */
final class VectorCache {
    private static final int PASSES_PER_STRETCH = 32;
    private static final int HEADER = 2 * Long.BYTES;

    private final Path directory;
    private final Encoder encoder;
    private final int width;
    private final long encoderDigest;
    private final TrainingListener listener;

    /** @param encoderDigest of the encoder's files */
    VectorCache(Path directory, Encoder encoder, int width, long encoderDigest, TrainingListener listener) {
        this.directory = directory;
        this.encoder = encoder;
        this.width = width;
        this.encoderDigest = encoderDigest;
        this.listener = listener;
    }

    /**
     * One vector per text.
     *
     * @param done told the share of the passes that is done, before each pass
     */
    float[][] vectors(List<Tokens> texts, DoubleConsumer done) throws IOException {
        float[][] vectors = new float[texts.size()][];
        List<int[]> passes = Passes.of(texts.stream().mapToInt(Tokens::length).toArray());
        for (int from = 0; from < passes.size(); from += PASSES_PER_STRETCH) {
            List<int[]> stretch = passes.subList(from, Math.min(from + PASSES_PER_STRETCH, passes.size()));
            int[] rows = stretch.stream().flatMapToInt(Arrays::stream).toArray();
            long digest = digest(texts, rows);
            Path file = directory.resolve("vectors-" + from / PASSES_PER_STRETCH + ".bin");
            if (read(file, digest, rows, vectors)) {
                done.accept((double) from / passes.size());
                continue;
            }
            for (int i = 0; i < stretch.size(); i++) {
                done.accept((double) (from + i) / passes.size());
                pass(texts, stretch.get(i), vectors);
            }
            write(file, digest, rows, vectors);
            listener.checkpointed();
        }
        return vectors;
    }

    private void pass(List<Tokens> texts, int[] rows, float[][] vectors) {
        float[][] some =
                encoder.vectors(Arrays.stream(rows).mapToObj(texts::get).toList());
        for (int i = 0; i < rows.length; i++) {
            vectors[rows[i]] = some[i];
        }
    }

    private void write(Path file, long digest, int[] rows, float[][] vectors) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + rows.length * width * Float.BYTES);
        buffer.putLong(digest).putLong(0);
        for (int row : rows) {
            for (float value : vectors[row]) {
                buffer.putFloat(value);
            }
        }
        buffer.putLong(Long.BYTES, checksum(buffer));
        Files.createDirectories(directory);
        Path partial = directory.resolve("vectors.part");
        Files.write(partial, buffer.array());
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean read(Path file, long digest, int[] rows, float[][] vectors) throws IOException {
        long size = HEADER + (long) rows.length * width * Float.BYTES;
        if (!Files.isRegularFile(file) || Files.size(file) != size) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file));
        if (buffer.getLong() != digest || buffer.getLong() != checksum(buffer)) {
            return false;
        }
        for (int row : rows) {
            vectors[row] = new float[width];
            for (int i = 0; i < width; i++) {
                vectors[row][i] = buffer.getFloat();
            }
        }
        return true;
    }

    private long digest(List<Tokens> texts, int[] rows) {
        long digest = 31 * encoderDigest + width;
        for (int row : rows) {
            digest = 31 * digest + row;
            digest = 31 * digest + Arrays.hashCode(texts.get(row).ids());
        }
        return digest;
    }

    private static long checksum(ByteBuffer buffer) {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate().clear().position(HEADER));
        return checksum.getValue();
    }
}
