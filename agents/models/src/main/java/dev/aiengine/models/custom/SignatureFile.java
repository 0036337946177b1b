package dev.aiengine.models.custom;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.signature.Signature;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** The {@code signature.json} of a package, and the signature a caller declares. */
final class SignatureFile {
    static final String NAME = "signature.json";
    static final String PARAMETER = "signature";

    private static final long MAX_BYTES = 1 << 20;

    static void write(Path directory, Signature signature) throws IOException {
        Files.write(
                directory.resolve(NAME),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(signature));
    }

    static Signature read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new IOException(NAME + " is missing or larger than " + MAX_BYTES + " bytes");
        }
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), Signature.class);
        } catch (JacksonException e) {
            throw new IOException(NAME + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** What the caller declared, where the caller did. */
    static Optional<Signature> declared(Parameters params) {
        Object value = params.values().get(PARAMETER);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.convertValue(value, Signature.class));
        } catch (JacksonException e) {
            throw new Untrainable("signature: " + e.getOriginalMessage());
        }
    }

    private SignatureFile() {}
}
