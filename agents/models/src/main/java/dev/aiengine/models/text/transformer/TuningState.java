package dev.aiengine.models.text.transformer;

import dev.aiengine.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;

/**
 * A fine-tuning between two epochs; its weights stand beside it, a network and a head per epoch.
 *
 * @param run digest of all that decides what is learned: what another run left is not resumed from
 * @param epochs finished
 * @param best the epoch with the lowest validation loss; 0 is the encoder as it came
 */
record TuningState(String run, int epochs, int best, double bestLoss) {
    private static final String FILE = "tuning.json";

    static TuningState read(Path directory, String run, TuningState otherwise) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return otherwise;
        }
        try {
            TuningState state = Json.MAPPER.readValue(Files.readAllBytes(file), TuningState.class);
            return state.run.equals(run) ? state : otherwise;
        } catch (JacksonException e) {
            return otherwise;
        }
    }

    void write(Path directory) throws IOException {
        Path partial = directory.resolve("tuning.part");
        Files.write(partial, Json.MAPPER.writeValueAsBytes(this));
        Files.move(
                partial, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Path network(Path directory, int epoch) {
        return directory.resolve("tuned-" + epoch + ".pt");
    }

    static Path head(Path directory, int epoch) {
        return directory.resolve("tuned-" + epoch);
    }
}
