package dev.aiengine.launcher.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder among the system's temporary ones that goes, with all that is in it, when it is closed. */
public record PassingFolder(Path path) implements AutoCloseable {

    public static PassingFolder make(String name) throws IOException {
        return new PassingFolder(Files.createTempDirectory(name));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
