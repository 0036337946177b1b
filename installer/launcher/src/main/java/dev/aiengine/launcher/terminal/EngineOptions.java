package dev.aiengine.launcher.terminal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that leaves an engine running. */
public final class EngineOptions {
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "default: ${DEFAULT-VALUE}")
    int port = 8080;

    @Option(names = "--data", paramLabel = "DIR", description = "folder of everything the engine keeps")
    @Nullable
    Path data;

    @Option(names = "--no-console", description = "open no console beside the engine")
    boolean noConsole;

    public int port() {
        return port;
    }

    /** Whether a console shall open, where there is a display for it. */
    public boolean console() {
        return !noConsole;
    }

    public Path dataOr(Path other) {
        return data == null ? other : data;
    }
}
