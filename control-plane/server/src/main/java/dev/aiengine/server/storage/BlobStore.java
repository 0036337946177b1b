package dev.aiengine.server.storage;

import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Digest;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Content-addressed files, one tree per tenant so that tenants share no bytes. A blob is written aside, flushed to disk
 * and moved into place, so it is there whole or not at all.
 */
@Component
public class BlobStore {
    private final Path root;

    BlobStore(StorageProperties properties) {
        this.root = properties.models();
    }

    /**
     * Streams bytes into the store that must have the given digest; others are refused with 422.
     *
     * @param limit the most bytes to take; one more is refused with 413
     */
    public void putExactly(String tenant, String sha256, InputStream bytes, long limit) throws IOException {
        Path part = newPart(tenant);
        try {
            String actual = receive(bytes, part, limit);
            if (!actual.equals(sha256)) {
                throw ApiException.invalid("sha256", "the bytes have the digest " + actual + ", not " + sha256);
            }
            keep(tenant, part, sha256);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Moves a finished file, one made at {@link #newPart}, into the store without reading it again.
     *
     * @param digested what {@link #digest} said of it
     */
    public void adopt(String tenant, Path file, Blob digested) throws IOException {
        keep(tenant, file, digested.sha256());
    }

    /**
     * Streams bytes into a part, which is not a blob yet.
     *
     * @param limit the most bytes to take; one more is refused with 413
     */
    public Blob fill(Path part, InputStream bytes, long limit) throws IOException {
        return new Blob(receive(bytes, part, limit), Files.size(part));
    }

    /** What a file would be as a blob. */
    public Blob digest(Path file) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new Blob(HexFormat.of().formatHex(digest.digest()), Files.size(file));
    }

    /** The file of a blob, to read only; 404 where it is gone. */
    public Path path(String tenant, String sha256) {
        Path file = file(tenant, sha256);
        if (!has(tenant, sha256)) {
            throw ApiException.notFound("content " + sha256);
        }
        return file;
    }

    public boolean has(String tenant, String sha256) {
        return Files.isRegularFile(file(tenant, sha256));
    }

    public void delete(String tenant, String sha256) throws IOException {
        Files.deleteIfExists(file(tenant, sha256));
    }

    /** A file to write into before it becomes a blob; on the same disk as the store, so that moving it is atomic. */
    public Path newPart(String tenant) throws IOException {
        Path parts = root.resolve(tenant).resolve("parts");
        Files.createDirectories(parts);
        return parts.resolve(UUID.randomUUID().toString());
    }

    /** Removes what a process that was killed had not finished writing; before this one takes its first request. */
    @PostConstruct
    void removeLeftoverParts() throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (DirectoryStream<Path> tenants = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path tenant : tenants) {
                FileSystemUtils.deleteRecursively(tenant.resolve("parts"));
            }
        }
    }

    /** Whether the store can be written. */
    public boolean writable() {
        try {
            Files.createDirectories(root);
            return Files.isWritable(root);
        } catch (IOException e) {
            return false;
        }
    }

    private static String receive(InputStream bytes, Path part, long limit) throws IOException {
        DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(part), Digest.sha256());
        try (out) {
            copy(bytes, out, limit);
        }
        return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }

    private void keep(String tenant, Path part, String sha256) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Path target = file(tenant, sha256);
        Files.createDirectories(target.getParent());
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String tenant, String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw ApiException.notFound("content " + sha256);
        }
        return root.resolve(tenant).resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static void copy(InputStream in, OutputStream out, long limit) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
            if (total > limit) {
                throw ApiException.tooLarge("The body is larger than the limit of " + limit + " bytes");
            }
            out.write(buffer, 0, read);
        }
    }
}
