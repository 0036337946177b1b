package dev.aiengine.console.connection;

import java.net.URI;
import java.net.URISyntaxException;
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
    private static final int HIGHEST_PORT = 65_535;

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

    /** What is wrong with an engine's address as it was typed; null where nothing is. */
    public static @Nullable String wrongUrl(String typed) {
        try {
            URI uri = new URI(typed.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return "An address starts with http:// or https:// and names a host, such as http://localhost:8080";
            }
            if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
                return "A port is a number from 1 to " + HIGHEST_PORT;
            }
            return uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null
                    ? null
                    : "An address ends after the host and the port: leave out what is around them";
        } catch (URISyntaxException e) {
            return "This is no address: " + e.getReason() + ". One is http://localhost:8080";
        }
    }

    /** What is wrong with a key as it was typed; null where nothing is. */
    public static @Nullable String wrongKey(String typed) {
        if (typed.isBlank()) {
            return "Give a key";
        }
        return typed.strip().chars().allMatch(sign -> sign > ' ' && sign < 127)
                ? null
                : "A key has letters, digits and signs of ASCII only, and no spaces: copy it again";
    }

    /** Without the key, because this ends up in logs. */
    @Override
    public String toString() {
        return name + " (" + url + ")";
    }
}
