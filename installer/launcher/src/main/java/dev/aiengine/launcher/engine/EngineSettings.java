package dev.aiengine.launcher.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an engine shall run.
 *
 * @param environment added to the launcher's own
 * @param apart whether it is an engine of the launcher's own making: kept out of the person's database and model store,
 *     and writing to {@link #log()} instead of the terminal
 */
public record EngineSettings(int port, Path data, Map<String, String> environment, boolean apart) {
    /** What points at things that outlive the data folder. */
    static final List<String> SHARED = List.of("DATABASE_URL", "MODEL_STORAGE_PATH");

    /** The engine that a person asked for. */
    public static EngineSettings asked(int port, Path data) {
        return new EngineSettings(port, data.toAbsolutePath().normalize(), Map.of(), false);
    }

    public static EngineSettings apart(int port, Path data) {
        return new EngineSettings(port, data.toAbsolutePath().normalize(), Map.of(), true);
    }

    public EngineSettings with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new EngineSettings(port, data, Map.copyOf(more), apart);
    }

    public Path log() {
        return data.resolve("logs").resolve("control-plane.log");
    }
}
