package dev.aiengine.models.text.cnn;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A training between two epochs: all that a later attempt needs to go on as if nothing had happened.
 *
 * @param epochs finished
 * @param steps of the optimizer
 * @param bestEpoch the epoch with the lowest validation loss, from 1; 0 before the first
 */
record Checkpoint(
        int epochs,
        int steps,
        int bestEpoch,
        double bestLoss,
        Weights weights,
        Weights means,
        Weights variances,
        Weights best) {
    private static final String FILE = "cnn-state.bin";
    private static final int MAGIC = 0x41494354;

    /** @param bestLoss of these weights, infinite where any epoch is better */
    static Checkpoint start(Architecture architecture, Weights weights, double bestLoss) {
        return new Checkpoint(
                0, 0, 0, bestLoss, weights, Weights.zero(architecture), Weights.zero(architecture), weights.copy());
    }

    /**
     * Replaces what the folder holds; a reader sees the old state or the new one, never a part.
     *
     * @param run digest of data and recipe: what another run left is not resumed from
     */
    void write(Path directory, String run) throws IOException {
        Files.createDirectories(directory);
        Path unfinished = directory.resolve(FILE + ".part");
        CRC32 checksum = new CRC32();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                new CheckedOutputStream(Files.newOutputStream(unfinished), checksum), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeUTF(run);
            out.writeInt(epochs);
            out.writeInt(steps);
            out.writeInt(bestEpoch);
            out.writeDouble(bestLoss);
            for (Weights each : List.of(weights, means, variances, best)) {
                for (float[] array : each.arrays().values()) {
                    write(out, array);
                }
            }
            out.flush();
            out.writeLong(checksum.getValue());
        }
        Files.move(
                unfinished,
                directory.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** What an earlier attempt of the same run left; empty where there is none, or it is damaged. */
    static Optional<Checkpoint> read(Path directory, String run, Architecture architecture) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        CRC32 checksum = new CRC32();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            DataInputStream checked = new DataInputStream(new CheckedInputStream(in, checksum));
            if (checked.readInt() != MAGIC || !checked.readUTF().equals(run)) {
                return Optional.empty();
            }
            Checkpoint checkpoint = new Checkpoint(
                    checked.readInt(),
                    checked.readInt(),
                    checked.readInt(),
                    checked.readDouble(),
                    weights(checked, architecture),
                    weights(checked, architecture),
                    weights(checked, architecture),
                    weights(checked, architecture));
            return in.readLong() == checksum.getValue() ? Optional.of(checkpoint) : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static void write(DataOutputStream out, float[] array) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(array.length, Float.BYTES));
        bytes.asFloatBuffer().put(array);
        out.write(bytes.array());
    }

    private static Weights weights(DataInputStream in, Architecture architecture) throws IOException {
        Weights weights = Weights.zero(architecture);
        for (float[] array : weights.arrays().values()) {
            byte[] bytes = new byte[Math.multiplyExact(array.length, Float.BYTES)];
            in.readFully(bytes);
            ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
        }
        return weights;
    }
}
