package dev.aiengine.contract.client;

import dev.aiengine.contract.registry.AliasChange;
import dev.aiengine.contract.registry.AliasTarget;
import dev.aiengine.contract.registry.Model;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.contract.training.TrainingJob;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** {@code /models} of one tenant. */
public final class ModelRoutes {
    private static final Duration TRANSFER = Duration.ofHours(1);

    private final Wire wire;

    ModelRoutes(Wire wire) {
        this.wire = wire;
    }

    public Listing<Model> list() {
        return new Listing<>(wire, "models", Model.class);
    }

    public Model get(String model) {
        return wire.get("models/" + model, Model.class);
    }

    public Listing<ModelVersion> versions(String model) {
        return new Listing<>(wire, "models/" + model + "/versions", ModelVersion.class);
    }

    public ModelVersion version(String model, int version) {
        return wire.get("models/" + model + "/versions/" + version, ModelVersion.class);
    }

    /**
     * Sends a model that was trained elsewhere; the job that makes it a version is followed as any training is.
     *
     * @param file an ONNX or TorchScript file, a package of an engine, or a zip with {@code tokenizer.json}
     */
    public TrainingJob importVersion(String model, Path file, ModelImport asked) {
        try {
            HttpRequest.Builder request = wire.request("models/" + model + "/versions" + asked.query())
                    .timeout(TRANSFER)
                    .expectContinue(true)
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file));
            if (asked.idempotencyKey() != null) {
                request.header("Idempotency-Key", asked.idempotencyKey());
            }
            return wire.read(wire.bytes(request), TrainingJob.class);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException("There is no file " + file, e);
        }
    }

    /** Fetches the package of a version, which another engine can import. */
    public void download(String model, int version, Path file) throws IOException {
        try (InputStream body = wire.open(wire.request("models/" + model + "/versions/" + version + "/package")
                .timeout(TRANSFER))) {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Points an alias at a version; endpoints that name the alias follow. */
    public Model alias(String model, String alias, int version) {
        return wire.put("models/" + model + "/aliases/" + alias, new AliasTarget(version), Model.class);
    }

    /** Champion goes back to what it was before. */
    public Model rollback(String model) {
        return wire.post("models/" + model + "/rollback", Model.class);
    }

    /** What the aliases pointed at, newest change first. */
    public Listing<AliasChange> history(String model) {
        return new Listing<>(wire, "models/" + model + "/history", AliasChange.class);
    }

    /** The model and every version of it. */
    public void delete(String model) {
        wire.delete("models/" + model);
    }
}
