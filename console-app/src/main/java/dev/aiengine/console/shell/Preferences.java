package dev.aiengine.console.shell;

import dev.aiengine.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** What the console remembers from one start to the next: window, theme, columns, filters. */
public final class Preferences {
    private final Path file;
    private final Executor soon;
    private final Map<String, String> values = new TreeMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /**
     * What is in the folder; a damaged file is like none, since nothing in it is worth stopping for.
     *
     * @param soon where it is written a moment after a change
     */
    public Preferences(Path folder, Executor soon) {
        this.file = folder.resolve("preferences.json");
        this.soon = soon;
        try {
            if (Files.exists(file)) {
                values.putAll(
                        Json.MAPPER.readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() {}));
            }
        } catch (IOException | JacksonException e) {
            System.getLogger(Preferences.class.getName())
                    .log(System.Logger.Level.WARNING, "Preferences start anew: {0}", e);
        }
    }

    public synchronized String get(String name, String usual) {
        return values.getOrDefault(name, usual);
    }

    public double number(String name, double usual) {
        try {
            return Double.parseDouble(get(name, String.valueOf(usual)));
        } catch (NumberFormatException e) {
            return usual;
        }
    }

    public synchronized void put(String name, String value) {
        if (!value.equals(values.put(name, value)) && scheduled.compareAndSet(false, true)) {
            soon.execute(this::write);
        }
    }

    /** Writes what has not been written yet. */
    public synchronized void write() {
        if (!scheduled.getAndSet(false)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(values));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            System.getLogger(Preferences.class.getName())
                    .log(System.Logger.Level.WARNING, "Preferences are not kept: {0}", e);
        }
    }
}
