package dev.aiengine.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

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

    /** A sweep of that blob store in which no feature holds anything. */
    public static UnusedBlobs unused(DataSource source) {
        return new UnusedBlobs(
                blobs(),
                new StaticListableBeanFactory().getBeanProvider(BlobUse.class),
                new TenantLock(JdbcClient.create(source)),
                new JdbcTransactionManager(source));
    }

    private TestStorage() {}
}
