package dev.aiengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class DatabasesTest {
    private final Databases databases;

    DatabasesTest(Databases databases) {
        this.databases = databases;
    }

    @Test
    void aFreshDatabaseHasTheTablesAndNoRows() {
        JdbcClient jdbc = JdbcClient.create(databases.fresh());
        assertThat(jdbc.sql("select count(*) from tenants").query(Long.class).single())
                .isZero();
    }

    @Test
    void twoFreshDatabasesShareNothing() {
        JdbcClient one = JdbcClient.create(databases.fresh());
        JdbcClient other = JdbcClient.create(databases.fresh());
        one.sql("insert into audit (at, actor, action, subject) values (current_timestamp, 'a', 'b', 'c')")
                .update();
        assertThat(other.sql("select count(*) from audit").query(Long.class).single())
                .isZero();
    }
}
