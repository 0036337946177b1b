package dev.aiengine.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one database: an H2 file by default, PostgreSQL where {@code DATABASE_URL} says so. */
@Configuration
class Database {

    @Bean
    DataSource dataSource(StorageProperties properties) {
        HikariDataSource source = new HikariDataSource();
        String url = properties.databaseUrl();
        if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
            URI uri = URI.create(url);
            source.setJdbcUrl("jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    + uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery()));
            if (uri.getUserInfo() != null) {
                String[] user = uri.getUserInfo().split(":", 2);
                source.setUsername(user[0]);
                source.setPassword(user.length > 1 ? user[1] : "");
            }
        } else {
            source.setJdbcUrl(url);
        }
        source.setMaximumPoolSize(16);
        source.setMinimumIdle(2);
        return source;
    }
}
