package dev.aiengine.server.datasets;

import dev.aiengine.server.storage.Blob;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Takes files in: one pass writes, digests and checks them, and no more than a buffer of them is in memory. */
@Component
class Uploads {
    private final BlobStore blobs;
    private final DatasetProperties limits;

    Uploads(BlobStore blobs, DatasetProperties limits) {
        this.blobs = blobs;
        this.limits = limits;
    }

    /** Refuses a body by the length that its request says, before any of it is read. */
    void requireAcceptable(long contentLength) {
        if (contentLength > limits.maxBytes().toBytes()) {
            throw tooLarge();
        }
    }

    Upload receive(String tenant, Format format, InputStream body) throws IOException {
        Path file = blobs.newPart(tenant);
        boolean whole = false;
        try {
            ContentCheck check = check(format);
            Blob blob = write(body, file, check);
            whole = true;
            return new Upload(format, file, blob, check);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private ContentCheck check(Format format) {
        return switch (format) {
            case CSV -> new CsvCheck(limits);
            case NDJSON -> new NdjsonCheck(limits);
            case PARQUET, ZIP, TAR_GZ -> ContentCheck.NONE;
        };
    }

    private Blob write(InputStream body, Path file, ContentCheck check) throws IOException {
        MessageDigest digest = Digest.sha256();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = next(body, buffer); read >= 0; read = next(body, buffer)) {
                total += read;
                if (total > limits.maxBytes().toBytes()) {
                    throw tooLarge();
                }
                check.accept(buffer, read);
                digest.update(buffer, 0, read);
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    out.write(bytes);
                }
            }
            if (total == 0) {
                throw ApiException.invalid("file", "is empty");
            }
            check.end();
            out.force(true);
        }
        return new Blob(HexFormat.of().formatHex(digest.digest()), total);
    }

    private static int next(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            // Nobody may be left to read this
            throw ApiException.badRequest("The body ended before it was whole; send it again");
        }
    }

    private ApiException tooLarge() {
        return ApiException.tooLarge("The file is larger than the limit of "
                + limits.maxBytes().toBytes() + " bytes (aiengine.datasets.max-bytes)");
    }
}
