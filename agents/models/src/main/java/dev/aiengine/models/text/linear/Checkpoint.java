package dev.aiengine.models.text.linear;

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
 * The scores of the candidates compared so far, a file each, so that an interrupted search goes on where it stopped. A
 * file of other data or parameters, or a damaged one, is as good as none.
 *
 * @param fingerprint of all that the scores depend on
 */
record Checkpoint(Path directory, long fingerprint, TrainingListener listener) {
    private static final int MAGIC = 0x41455343; // AESC

    void write(int candidate, Scores scores) throws IOException {
        Files.createDirectories(directory);
        Path partial = directory.resolve("scores.partial");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
            out.writeInt(MAGIC);
            out.writeLong(fingerprint);
            write(out, scores.machine());
            write(out, scores.bayes());
        }
        Files.move(partial, file(candidate), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        listener.checkpointed();
    }

    Optional<Scores> read(int candidate, int[] rows, int problems) throws IOException {
        Path file = file(candidate);
        long size = Integer.BYTES + Long.BYTES + 2L * rows.length * problems * Float.BYTES;
        if (!Files.isRegularFile(file) || Files.size(file) != size) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC || in.readLong() != fingerprint) {
                return Optional.empty();
            }
            return Optional.of(new Scores(rows, read(in, rows.length, problems), read(in, rows.length, problems)));
        }
    }

    private Path file(int candidate) {
        return directory.resolve("candidate-" + candidate + ".scores");
    }

    private static void write(DataOutputStream out, float[][] scores) throws IOException {
        for (float[] row : scores) {
            for (float score : row) {
                out.writeFloat(score);
            }
        }
    }

    private static float[][] read(DataInputStream in, int rows, int problems) throws IOException {
        float[][] scores = new float[rows][problems];
        for (float[] row : scores) {
            for (int problem = 0; problem < problems; problem++) {
                row[problem] = in.readFloat();
            }
        }
        return scores;
    }
}
