package dev.aiengine.models.tabular.boosting;

import dev.aiengine.models.TrainingListener;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Every stage as far as it has come, a file each, so that an interrupted training goes on there. A file of other data
 * or parameters, or a damaged one, is as good as none.
 *
 * @param fingerprint of all that the stages depend on
 */
record Checkpoint(Path directory, long fingerprint, TrainingListener listener) {
    private static final int MAGIC = 0x41454754; // AEGT

    void write(String name, Stage stage) throws IOException {
        Files.createDirectories(directory);
        Path partial = directory.resolve("stage.partial");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
            out.writeInt(MAGIC);
            out.writeLong(fingerprint);
            out.writeBoolean(stage.done());
            out.writeInt(stage.rounds());
            out.writeInt(stage.curve().length);
            for (double loss : stage.curve()) {
                out.writeDouble(loss);
            }
            byte[] booster = stage.booster();
            out.writeInt(booster == null ? -1 : booster.length);
            if (booster != null) {
                out.write(booster);
            }
            out.writeInt(MAGIC);
        }
        Files.move(partial, file(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        listener.checkpointed();
    }

    Optional<Stage> read(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC || in.readLong() != fingerprint) {
                return Optional.empty();
            }
            long size = Files.size(file);
            boolean done = in.readBoolean();
            int rounds = in.readInt();
            int points = in.readInt();
            if (points < 0 || (long) points * Double.BYTES > size) {
                return Optional.empty();
            }
            double[] curve = new double[points];
            for (int i = 0; i < points; i++) {
                curve[i] = in.readDouble();
            }
            int length = in.readInt();
            if (length > size) {
                return Optional.empty();
            }
            byte[] booster = length < 0 ? null : in.readNBytes(length);
            return in.readInt() == MAGIC ? Optional.of(new Stage(done, rounds, curve, booster)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path file(String name) {
        return directory.resolve(name + ".stage");
    }
}
