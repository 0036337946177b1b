package dev.aiengine.server.datasets;

import dev.aiengine.server.storage.Blob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that has come in whole and is not kept yet; closed, it is gone.
 *
 * @param file a part of the store
 * @param check what looked at it on its way in
 */
record Upload(Format format, Path file, Blob blob, ContentCheck check) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
