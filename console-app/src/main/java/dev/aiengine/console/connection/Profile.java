package dev.aiengine.console.connection;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An engine that the console knows.
 *
 * @param key the engine's key, in the clear only in memory
 * @param local set where the console starts and stops the engine itself
 */
public record Profile(
        String name,
        URI url,
        String key,
        Environment environment,
        @Nullable Local local) {

    /**
     * An engine of this computer.
     *
     * @param data folder of everything it keeps
     */
    public record Local(String data, int port) {}

    public static Profile remote(String name, URI url, String key, Environment environment) {
        return new Profile(name, url, key, environment, null);
    }

    public static Profile thisComputer(String data, int port, String key) {
        return new Profile(
                "This computer",
                URI.create("http://localhost:" + port),
                key,
                Environment.DEVELOPMENT,
                new Local(data, port));
    }

    /** Without the key, because this ends up in logs. */
    @Override
    public String toString() {
        return name + " (" + url + ")";
    }
}
