package dev.aiengine.launcher.console;

import dev.aiengine.launcher.engine.LaunchFailure;
import dev.aiengine.launcher.engine.Secret;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The operator's key that an engine is started with when a console shall open on it.
 *
 * @param made whether it was made just now, so that the person is told
 */
public record OperatorKey(String key, boolean made) {
    private static final String GIVEN = "API_KEY";

    /** The one that was given; otherwise the one kept in the data folder, made at the first start. */
    public static OperatorKey of(Path data, Map<String, String> environment) {
        String given = environment.get(GIVEN);
        if (given != null) {
            return new OperatorKey(given, false);
        }
        Path file = file(data);
        try {
            if (Files.exists(file)) {
                return new OperatorKey(Files.readString(file).strip(), false);
            }
            Files.createDirectories(data);
            Files.createFile(file, onlyMine());
            String key = Secret.random();
            Files.writeString(file, key + "\n");
            return new OperatorKey(key, true);
        } catch (IOException e) {
            throw new LaunchFailure("The operator's key cannot be kept in " + file + ": " + e.getMessage());
        }
    }

    public static Path file(Path data) {
        return data.resolve("operator.key");
    }

    /** Without the key, because this may end up in logs. */
    @Override
    public String toString() {
        return "OperatorKey";
    }

    private static FileAttribute<?>[] onlyMine() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
