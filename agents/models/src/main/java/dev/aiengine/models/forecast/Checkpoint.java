package dev.aiengine.models.forecast;

import dev.aiengine.models.TrainingListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Finished parts of a training, a file of numbers each, so that an interrupted one goes on where it stopped. A file of
 * another run, or a damaged one, is as good as none.
 *
 * @param fingerprint of all that the parts depend on
 */
public record Checkpoint(Path directory, long fingerprint, TrainingListener listener) {
    private static final int AROUND = 2 * Long.BYTES;

    public Optional<double[]> read(String part) throws IOException {
        Path file = directory.resolve(part + ".part");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < AROUND || bytes.length % Double.BYTES != 0) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getLong(bytes.length - Long.BYTES) != checksum(bytes) || buffer.getLong() != fingerprint) {
            return Optional.empty();
        }
        double[] numbers = new double[(bytes.length - AROUND) / Double.BYTES];
        buffer.asDoubleBuffer().get(numbers);
        return Optional.of(numbers);
    }

    public void write(String part, double[] numbers) throws IOException {
        Files.createDirectories(directory);
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.addExact(Math.multiplyExact(numbers.length, Double.BYTES), AROUND));
        buffer.putLong(fingerprint);
        for (double number : numbers) {
            buffer.putDouble(number);
        }
        buffer.putLong(checksum(buffer.array()));
        Path unfinished = directory.resolve("unfinished");
        Files.write(unfinished, buffer.array());
        Files.move(
                unfinished,
                directory.resolve(part + ".part"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        listener.checkpointed();
    }

    /** Of all but the last eight bytes. */
    private static long checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - Long.BYTES);
        return checksum.getValue();
    }
}
