package dev.aiengine.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a blob store for tests that put a feature together by hand. */
public final class TestStorage {

    public static BlobStore blobs() {
        try {
            Path folder = Files.createTempDirectory("blobs");
            folder.toFile().deleteOnExit();
            return new BlobStore(new StorageProperties(folder, folder.resolve("store"), "unused"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestStorage() {}
}
