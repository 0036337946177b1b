package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * DuckDB in memory, a fresh one for each piece of work, locked down to the files the work is about. It runs on platform
 * threads of its own: native code holds on to the thread that carries it, and requests are carried by few.
 */
class DuckDb {
    private final ExecutorService executor;
    private final Path temp;
    private final DataSize memory;

    DuckDb(ExecutorService executor, Path temp, DataSize memory) {
        this.executor = executor;
        this.temp = temp;
        this.memory = memory;
    }

    /** What is done with one connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(DuckDBConnection connection) throws SQLException, IOException;
    }

    /**
     * Does the work and waits for it; 503 where too much waits already.
     *
     * @param files the only ones it may touch
     */
    <T> T run(List<Path> files, Work<T> work) throws SQLException {
        try {
            Future<T> result = executor.submit(() -> session(files, work));
            return result.get();
        } catch (RejectedExecutionException e) {
            throw ApiException.unavailable("Too many datasets are being read; try again", Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while DuckDB worked", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ApiException refused -> throw refused;
                case SQLException failed -> throw failed;
                case IOException failed -> throw new UncheckedIOException(failed);
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private <T> T session(List<Path> files, Work<T> work) throws SQLException, IOException {
        Path folder = temp.resolve(UUID.randomUUID().toString());
        Files.createDirectories(temp);
        try (DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class)) {
            lockDown(connection, files, folder);
            return work.with(connection);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** The order matters: paths are allowed before access is closed, and the lock comes last. */
    private void lockDown(DuckDBConnection connection, List<Path> files, Path folder) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("set threads = 1");
            set.execute("set memory_limit = '" + memory.toBytes() + "B'");
            set.execute("set temp_directory = " + text(folder.toString()));
            set.execute("set autoinstall_known_extensions = false");
            set.execute("set autoload_known_extensions = false");
            set.execute("set allowed_paths = ["
                    + files.stream().map(file -> text(file.toString())).collect(Collectors.joining(", ")) + "]");
            set.execute("set enable_external_access = false");
            set.execute("set lock_configuration = true");
        }
    }

    /** A text literal. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A quoted name. */
    static String name(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
