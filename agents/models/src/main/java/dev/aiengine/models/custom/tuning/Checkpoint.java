package dev.aiengine.models.custom.tuning;

import dev.aiengine.models.torchscript.TorchScript;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a training stands after an epoch: the module itself, buffers included, and the optimizer.
 *
 * @param module its file
 */
record Checkpoint(int epochs, Adam adam, Path module) {
    private static final String STATE = "state";
    private static final String MODULE = "module-";

    static Checkpoint write(Path folder, String run, int epochs, Adam adam, TorchScript module) throws IOException {
        Path written = folder.resolve(MODULE + epochs + ".pt");
        module.write(written);
        Path part = folder.resolve(STATE + ".part");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
            out.writeUTF(run);
            out.writeInt(epochs);
            out.writeInt(adam.steps());
            for (List<float[]> arrays : List.of(adam.means(), adam.variances())) {
                for (float[] array : arrays) {
                    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(array.length, Float.BYTES));
                    bytes.asFloatBuffer().put(array);
                    out.write(bytes.array());
                }
            }
        }
        Files.move(part, folder.resolve(STATE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(folder.resolve(MODULE + (epochs - 1) + ".pt"));
        return new Checkpoint(epochs, adam, written);
    }

    /** What an earlier attempt of the same run left; empty where there is none, or it is damaged. */
    static Optional<Checkpoint> read(Path folder, String run, List<Integer> sizes) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(STATE)), 1 << 16))) {
            if (!in.readUTF().equals(run)) {
                return Optional.empty();
            }
            int epochs = in.readInt();
            int steps = in.readInt();
            Adam adam = new Adam(arrays(in, sizes), arrays(in, sizes), steps);
            Path module = folder.resolve(MODULE + epochs + ".pt");
            return Files.isRegularFile(module) ? Optional.of(new Checkpoint(epochs, adam, module)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<float[]> arrays(DataInputStream in, List<Integer> sizes) throws IOException {
        List<float[]> arrays = new ArrayList<>();
        for (int size : sizes) {
            byte[] bytes = new byte[Math.multiplyExact(size, Float.BYTES)];
            in.readFully(bytes);
            float[] array = new float[size];
            ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
            arrays.add(array);
        }
        return arrays;
    }
}
