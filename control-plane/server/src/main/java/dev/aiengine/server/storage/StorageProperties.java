package dev.aiengine.server.storage;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where things are kept.
 *
 * @param data folder of the embedded database, logs and work of agents
 * @param models folder of the blob store ({@code MODEL_STORAGE_PATH})
 * @param databaseUrl {@code jdbc:…}, or {@code postgres://user:password@host:port/database} ({@code DATABASE_URL})
 */
@ConfigurationProperties("aiengine.storage")
public record StorageProperties(Path data, Path models, String databaseUrl) {

    public StorageProperties {
        data = data.toAbsolutePath().normalize();
        models = models.toAbsolutePath().normalize();
    }
}
