package dev.aiengine.launcher.bench;

import dev.aiengine.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Figures as a file. */
public final class Report {

    public static void write(Path file, Object figures) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(figures));
    }

    private Report() {}
}
