package dev.aiengine.models;

import dev.aiengine.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The {@code model.json} of a package.
 *
 * @param format version of the package format
 * @param task as in {@code POST /train}
 * @param framework what runs it, or made it: {@code linear}, {@code onnx}, {@code encoder}, {@code transformer}
 * @param input what one input is, in words and JSON type
 * @param output what one prediction is
 * @param labels in the order of the scores
 * @param params the parameters it was trained with, chosen ones included
 * @param metadata what else the family tells of it, small: the importance of its features
 * @param metrics on the held-out split
 * @param dataset the {@code name@version} it was trained on
 * @param engine version of the engine that trained it
 */
public record ModelManifest(
        int format,
        String task,
        String framework,
        String input,
        String output,
        List<String> labels,
        Map<String, Object> params,
        Map<String, Object> metadata,
        Map<String, Double> metrics,
        @Nullable String dataset,
        String engine) {

    public static final String FILE = "model.json";
    public static final int FORMAT = 1;

    private static final long MOST_BYTES = 16 << 20;
    private static final int LONGEST_FRAMEWORK = 50;

    /** A package from elsewhere may leave out what it has none of. */
    public ModelManifest {
        labels = labels == null ? List.of() : labels;
        params = params == null ? Map.of() : params;
        metadata = metadata == null ? Map.of() : metadata;
        metrics = metrics == null ? Map.of() : metrics;
    }

    /**
     * What every family tells of a training.
     *
     * @param chosen what the training chose, added to the parameters asked for
     */
    public static ModelManifest of(
            TrainingRun run,
            String framework,
            String input,
            String output,
            List<String> labels,
            Map<String, Object> chosen,
            Map<String, Object> metadata,
            Map<String, Double> metrics) {
        Map<String, Object> params =
                new LinkedHashMap<>(new TreeMap<>(run.params().values()));
        // Some maps have another order in each process, and the same run gives the same package
        params.putAll(new TreeMap<>(chosen));
        return new ModelManifest(
                FORMAT,
                run.task(),
                framework,
                input,
                output,
                labels,
                params,
                new TreeMap<>(metadata),
                metrics,
                run.train().reference(),
                engineVersion());
    }

    /** What every family tells of a model that was trained elsewhere. */
    public static ModelManifest ofImport(
            ModelSource source,
            String framework,
            String input,
            String output,
            List<String> labels,
            Map<String, Object> metadata) {
        return new ModelManifest(
                FORMAT,
                source.task(),
                framework,
                input,
                output,
                labels,
                new TreeMap<>(source.params().values()),
                metadata,
                Map.of(),
                null,
                engineVersion());
    }

    private static String engineVersion() {
        String version = ModelManifest.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    public void write(Path directory) throws IOException {
        Files.write(
                directory.resolve(FILE),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    static ModelManifest read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(FILE + " is larger than " + MOST_BYTES + " bytes");
        }
        try {
            ModelManifest manifest = Json.MAPPER.readValue(Files.readAllBytes(file), ModelManifest.class);
            if (manifest == null) {
                throw new IOException(FILE + " is empty");
            }
            manifest.requireWhole();
            return manifest;
        } catch (JacksonException e) {
            throw new IOException(FILE + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private void requireWhole() throws IOException {
        if (format != FORMAT) {
            throw new IOException("package format " + format + " is not supported, only " + FORMAT);
        }
        if (task == null || task.isBlank()) {
            throw new IOException(FILE + " names no task");
        }
        if (framework == null || framework.isBlank() || framework.length() > LONGEST_FRAMEWORK) {
            throw new IOException(FILE + " must name a framework, of at most " + LONGEST_FRAMEWORK + " characters");
        }
        if (labels.stream().anyMatch(Objects::isNull)
                || metrics.values().stream().anyMatch(Objects::isNull)) {
            throw new IOException(FILE + " has a null among its labels or metrics");
        }
    }
}
