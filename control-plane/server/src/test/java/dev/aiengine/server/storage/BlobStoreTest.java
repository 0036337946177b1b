package dev.aiengine.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
    @TempDir
    Path folder;

    @Test
    void whatAKilledProcessHadNotFinishedIsGoneAtTheNextStartAndBlobsStay() throws IOException {
        BlobStore killed = new BlobStore(new StorageProperties(folder, folder.resolve("store"), "jdbc:h2:mem:"));
        Path part = killed.newPart("acme");
        Files.writeString(part, "half of a fi");
        Blob blob = killed.put("acme", new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);

        BlobStore started = new BlobStore(new StorageProperties(folder, folder.resolve("store"), "jdbc:h2:mem:"));
        started.removeLeftoverParts();

        assertThat(part).doesNotExist();
        assertThat(started.path("acme", blob.sha256())).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void anAdoptedFileIsMovedAndFoundByItsDigest() throws IOException {
        BlobStore store = new BlobStore(new StorageProperties(folder, folder.resolve("store"), "jdbc:h2:mem:"));
        Path part = store.newPart("acme");
        Files.writeString(part, "whole");
        Blob blob = store.adopt("acme", part);
        assertThat(part).doesNotExist();
        assertThat(store.path("acme", blob.sha256())).hasContent("whole");
        assertThat(blob.bytes()).isEqualTo(5);
    }
}
