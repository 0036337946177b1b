package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.recommend.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Where a training stands: a step number and the numbers it goes on from. A file of other data or parameters, or a
 * damaged one, is as good as none.
 *
 * @param fingerprint of all that the numbers depend on
 */
record Snapshot(Path directory, String name, long fingerprint, TrainingListener listener) {
    static final int NONE = -1;

    private static final int MAGIC = 0x41455253; // AERS

    void write(int step, List<float[]> numbers) throws IOException {
        Files.createDirectories(directory);
        Path partial = directory.resolve(name + ".partial");
        ModelFile.write(partial, MAGIC, out -> {
            out.writeLong(fingerprint);
            out.writeInt(step);
            for (float[] some : numbers) {
                ModelFile.write(out, some);
            }
        });
        Files.move(partial, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        listener.checkpointed();
    }

    /** Fills the numbers and gives the step, or {@link #NONE} where nothing usable is there. */
    int read(List<float[]> numbers) {
        if (!Files.isRegularFile(file())) {
            return NONE;
        }
        float[][] read = new float[numbers.size()][];
        int step;
        try (ModelFile.Reader in = new ModelFile.Reader(file(), MAGIC)) {
            long found = ((long) in.integer() << 32) | (in.integer() & 0xFFFFFFFFL);
            if (found != fingerprint) {
                return NONE;
            }
            step = in.count(Integer.MAX_VALUE);
            for (int i = 0; i < read.length; i++) {
                read[i] = in.numbers(numbers.get(i).length);
            }
            in.end();
        } catch (IOException e) {
            return NONE;
        }
        for (int i = 0; i < read.length; i++) {
            System.arraycopy(read[i], 0, numbers.get(i), 0, read[i].length);
        }
        return step;
    }

    private Path file() {
        return directory.resolve(name);
    }
}
