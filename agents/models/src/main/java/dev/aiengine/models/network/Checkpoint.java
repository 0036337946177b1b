package dev.aiengine.models.network;

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
import java.util.ArrayList;
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
 * @param weights every set of numbers that the training keeps, in an order of its own
 */
public record Checkpoint(int epochs, int steps, int bestEpoch, double bestLoss, List<Weights> weights) {
    private static final String FILE = "network-state.bin";
    private static final int MAGIC = 0x41494e54;

    /**
     * Replaces what the folder holds; a reader sees the old state or the new one, never a part.
     *
     * @param run digest of all that decides what is learned: what another run left is not resumed from
     */
    public void write(Path directory, String run) throws IOException {
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
            for (Weights each : weights) {
                for (float[] array : each.arrays().values()) {
                    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(array.length, Float.BYTES));
                    bytes.asFloatBuffer().put(array);
                    out.write(bytes.array());
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

    /**
     * What an earlier attempt of the same run left; empty where there is none, or it is damaged.
     *
     * @param sets of weights it holds
     */
    public static Optional<Checkpoint> read(Path directory, String run, List<Parameter> parameters, int sets)
            throws IOException {
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
                    weights(checked, parameters, sets));
            return in.readLong() == checksum.getValue() ? Optional.of(checkpoint) : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static List<Weights> weights(DataInputStream in, List<Parameter> parameters, int sets) throws IOException {
        List<Weights> all = new ArrayList<>();
        for (int set = 0; set < sets; set++) {
            Weights weights = Weights.zero(parameters);
            for (float[] array : weights.arrays().values()) {
                byte[] bytes = new byte[Math.multiplyExact(array.length, Float.BYTES)];
                in.readFully(bytes);
                ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
            }
            all.add(weights);
        }
        return all;
    }
}
