package dev.aiengine.models.forecast;

import dev.aiengine.models.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.TreeMap;

/** A number that differs, as good as always, for runs that learn differently. */
final class Fingerprint {

    static long of(TrainingRun run, ForecastData data) throws IOException {
        long hash = new TreeMap<>(run.params().values()).toString().hashCode();
        hash = 31 * hash + data.step().text().hashCode();
        for (Span span : data.spans()) {
            hash = 31 * hash + span.grid().name().hashCode();
            hash = 31 * hash + span.grid().start();
            hash = 31 * hash + 7L * span.validation() + span.test();
            for (double[] values : span.grid().values()) {
                hash = 31 * hash + Arrays.hashCode(values);
            }
        }
        return run.base() == null
                ? hash
                : 31 * hash
                        + Arrays.hashCode(
                                Files.readAllBytes(run.base().directory().resolve(ForecastFile.NAME)));
    }

    private Fingerprint() {}
}
