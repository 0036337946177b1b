package dev.aiengine.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The two engines that SQL has to be right on: annotate a test class with {@code ParameterizedClass} and
 * {@code EnumSource(Databases.class)}, take the engine in its constructor and work on {@link #fresh()}.
 */
public enum Databases {
    H2 {
        @Override
        DataSource empty() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return source;
        }
    },

    POSTGRESQL {
        @Override
        DataSource empty() {
            EmbeddedPostgres server = Server.RUNNING;
            String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    var create = connection.createStatement()) {
                create.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return server.getDatabase("postgres", name);
        }
    };

    /** A new database of this engine with every migration applied; nobody else's rows are in it. */
    public DataSource fresh() {
        DataSource source = empty();
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    /** The same with connections that are kept open, as the product has them; for measuring. To be closed. */
    public HikariDataSource pooled() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(fresh());
        return new HikariDataSource(config);
    }

    abstract DataSource empty();

    /** One server for all tests of this JVM, started by the first that asks and ended with the JVM. */
    private static final class Server {
        // PostgreSQL refuses to run as root; the library then starts it in a user namespace of its own, by unshare
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("shared_buffers", "32MB")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
