package dev.aiengine.models.custom;

import dev.aiengine.contract.Json;
import dev.aiengine.models.Imports;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.ModelSource;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Imports a file of the tests. */
final class Adopted {

    static ModelManifest manifest(String file, Path folder) throws IOException {
        return manifest(Imports.file(file), Map.of(), folder);
    }

    /** @param signature as JSON */
    static ModelManifest manifest(String file, String signature, Path folder) throws IOException {
        Object json = Json.MAPPER.readValue(signature, Map.class);
        return manifest(Imports.file(file), Map.of("signature", json), folder);
    }

    static ModelManifest manifest(Path file, Map<String, Object> params, Path folder) throws IOException {
        Files.createDirectories(folder);
        return new CustomFamily().adopt(new ModelSource("custom", new Parameters(params), file, folder));
    }

    static Predictor predictor(String file, Path folder) throws IOException {
        manifest(file, folder);
        return new CustomFamily().load(ModelPackage.open(folder));
    }

    static Predictor predictor(String file, String signature, Path folder) throws IOException {
        manifest(file, signature, folder);
        return new CustomFamily().load(ModelPackage.open(folder));
    }

    /** @param inputs as JSON arrays and objects; the answers are as a caller reads them */
    static List<JsonNode> predict(Predictor predictor, String... inputs) {
        List<JsonNode> read =
                List.of(inputs).stream().map(Json.MAPPER::readTree).toList();
        return predictor.predict(read).stream()
                .map(answer -> Json.MAPPER.readTree(answer.toString()))
                .toList();
    }

    private Adopted() {}
}
