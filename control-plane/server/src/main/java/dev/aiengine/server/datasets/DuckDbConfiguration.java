package dev.aiengine.server.datasets;

import dev.aiengine.server.storage.StorageProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Two DuckDBs with threads of their own, so that a preview does not wait behind an upload. */
@Configuration
class DuckDbConfiguration {
    private static final int WAITING = 64;

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService datasetTyping(DatasetProperties properties) {
        return threads("dataset-typing", properties.concurrency());
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService datasetReading() {
        return threads("dataset-reading", 2);
    }

    /** Types uploads. What a process that was killed left in its folder goes first. */
    @Bean
    DuckDb typing(
            @Qualifier("datasetTyping") ExecutorService executor,
            DatasetProperties properties,
            StorageProperties storage)
            throws IOException {
        Path temp = storage.data().resolve("tmp").resolve("datasets");
        FileSystemUtils.deleteRecursively(temp);
        return new DuckDb(executor, temp.resolve("typing"), properties.memory());
    }

    /** Reads the first rows of tables. */
    @Bean
    DuckDb reading(@Qualifier("datasetReading") ExecutorService executor, StorageProperties storage) {
        return new DuckDb(executor, storage.data().resolve("tmp").resolve("previews"), DataSize.ofMegabytes(128));
    }

    private static ExecutorService threads(String name, int count) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                count,
                count,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name(name + "-", 0).daemon().factory());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
