package dev.aiengine.server.fleet;

import dev.aiengine.server.storage.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code drains}. */
@Repository
class DrainStore {
    private final JdbcClient jdbc;

    DrainStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fails with a duplicate key where the machine is drained already. */
    void insert(Drain drain) {
        jdbc.sql("insert into drains (node, drained_at, actor) values (?, ?, ?)")
                .param(drain.node())
                .param(Times.column(drain.since()))
                .param(drain.actor())
                .update();
    }

    /** False where it was not drained. */
    boolean delete(String node) {
        return jdbc.sql("delete from drains where node = ?").param(node).update() == 1;
    }

    Optional<Drain> find(String node) {
        return jdbc.sql("select * from drains where node = ?")
                .param(node)
                .query(DrainStore::drain)
                .optional();
    }

    List<Drain> all() {
        return jdbc.sql("select * from drains order by node")
                .query(DrainStore::drain)
                .list();
    }

    private static Drain drain(ResultSet row, int number) throws SQLException {
        return new Drain(row.getString("node"), Times.of(row, "drained_at"), row.getString("actor"));
    }
}
