package dev.aiengine.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DuckDbTest {
    @TempDir
    Path folder;

    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void onlyTheFilesOfTheWorkCanBeTouched() throws IOException, SQLException {
        Path mine = Files.writeString(folder.resolve("mine.csv"), "a\n1\n");
        Path other = Files.writeString(folder.resolve("other.csv"), "a\n1\n");
        assertThat(execute(mine, "select * from read_csv(" + DuckDb.text(mine.toString()) + ")"))
                .isTrue();
        assertThatThrownBy(() -> execute(mine, "select * from read_csv(" + DuckDb.text(other.toString()) + ")"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("disabled by configuration");
    }

    @Test
    void theLockCannotBeOpened() {
        assertThatThrownBy(() -> execute(folder.resolve("x"), "set enable_external_access = true"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(folder.resolve("x"), "set memory_limit = '8GB'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("locked");
    }

    private boolean execute(Path allowed, String sql) throws SQLException {
        DuckDb duckDb = new DuckDb(executor, folder.resolve("tmp"), DataSize.ofMegabytes(64));
        return duckDb.run(List.of(allowed), connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
