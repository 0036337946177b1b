package dev.aiengine.launcher.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every benchmark. */
public final class BenchOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "folder of public data sets")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "where the figures go; default: target/bench")
    private @Nullable Path json;

    /** Where the figures go. */
    public Path jsonOr(Path usual) {
        return json == null ? usual : json;
    }

    /** A file of the data folder; empty where it is not there. */
    public Optional<Path> file(String name) {
        return Optional.ofNullable(data).map(folder -> folder.resolve(name)).filter(Files::isRegularFile);
    }
}
