package dev.aiengine.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.server.web.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
        killed.putExactly("acme", Digest.sha256("123"), bytes("123"), 3);

        BlobStore started = new BlobStore(new StorageProperties(folder, folder.resolve("store"), "jdbc:h2:mem:"));
        started.removeLeftoverParts();

        assertThat(part).doesNotExist();
        assertThat(started.path("acme", Digest.sha256("123"))).hasContent("123");
    }

    @Test
    void anAdoptedFileIsMovedAndFoundByItsDigest() throws IOException {
        BlobStore store = new BlobStore(new StorageProperties(folder, folder.resolve("store"), "jdbc:h2:mem:"));
        Path part = store.newPart("acme");
        Files.writeString(part, "whole");
        Blob blob = store.digest(part);
        store.adopt("acme", part, blob);
        assertThat(part).doesNotExist();
        assertThat(store.path("acme", blob.sha256())).hasContent("whole");
        assertThat(blob.bytes()).isEqualTo(5);
    }

    @Test
    void bytesOverTheLimitOrOfAnotherDigestLeaveNothing() throws IOException {
        BlobStore store = new BlobStore(new StorageProperties(folder, folder.resolve("store"), "jdbc:h2:mem:"));

        assertThatThrownBy(() -> store.putExactly("acme", Digest.sha256("1234"), bytes("1234"), 3))
                .hasMessageContaining("larger than the limit of 3 bytes");
        assertThatThrownBy(() -> store.putExactly("acme", Digest.sha256("other"), bytes("123"), 3))
                .hasMessageContaining("the bytes have the digest");

        assertThat(store.has("acme", Digest.sha256("1234"))).isFalse();
        assertThat(store.has("acme", Digest.sha256("other"))).isFalse();
        assertThat(folder.resolve("store/acme/parts")).isEmptyDirectory();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
