package dev.aiengine.server.imports;

import dev.aiengine.server.storage.Blob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that has come in whole and is not kept yet; closed, it is gone.
 *
 * @param path a part of the store
 */
record ReceivedModel(Path path, Blob blob) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
