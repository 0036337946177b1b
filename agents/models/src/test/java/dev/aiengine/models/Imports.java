package dev.aiengine.models;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Model files that were made with Python, see {@code src/test/python/imports.py}. */
public final class Imports {

    public static Path file(String name) {
        URL found = Objects.requireNonNull(Imports.class.getResource("/imports/" + name), name);
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Imports() {}
}
