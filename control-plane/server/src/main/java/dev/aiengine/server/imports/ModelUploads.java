package dev.aiengine.server.imports;

import dev.aiengine.server.storage.Blob;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.tenancy.StorageQuota;
import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Takes model files in, no more than a buffer of them in memory. */
@Component
class ModelUploads {
    private final BlobStore blobs;
    private final StorageQuota quota;
    private final ImportProperties limits;

    ModelUploads(BlobStore blobs, StorageQuota quota, ImportProperties limits) {
        this.blobs = blobs;
        this.quota = quota;
        this.limits = limits;
    }

    /** Refuses a body by the length that its request says, if it does, before any of it is read. */
    void requireAcceptable(String tenant, long contentLength) {
        if (contentLength > limits.maxBytes().toBytes()) {
            throw ApiException.tooLarge("The file is larger than the limit of "
                    + limits.maxBytes().toBytes() + " bytes (aiengine.imports.max-bytes)");
        }
        quota.requireRoom(tenant, Math.max(1, contentLength));
    }

    ReceivedModel receive(String tenant, InputStream body) throws IOException {
        Path part = blobs.newPart(tenant);
        boolean whole = false;
        try {
            Blob blob = blobs.fill(part, body, limits.maxBytes().toBytes());
            whole = true;
            return new ReceivedModel(part, blob);
        } finally {
            if (!whole) {
                Files.deleteIfExists(part);
            }
        }
    }

    ModelFile look(ReceivedModel received) throws IOException {
        return ModelFile.of(received.path(), limits);
    }
}
