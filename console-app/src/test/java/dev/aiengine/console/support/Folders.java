package dev.aiengine.console.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that the build's own folder keeps, where a test that fails is looked into. */
public final class Folders {

    public static Path fresh(String name) {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "folders").toAbsolutePath()), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Folders() {}
}
