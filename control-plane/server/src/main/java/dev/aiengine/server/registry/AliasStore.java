package dev.aiengine.server.registry;

import dev.aiengine.contract.registry.AliasChange;
import dev.aiengine.server.storage.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code model_aliases} and {@code alias_history}. */
@Repository
class AliasStore {
    private final JdbcClient jdbc;

    AliasStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row of the history; {@code from} is absent where the alias was new. */
    record Change(long id, @Nullable Integer from, int to) {}

    Optional<Integer> find(String tenant, String model, String alias) {
        return jdbc.sql("select version from model_aliases where tenant = ? and model = ? and alias = ?")
                .params(tenant, model, alias)
                .query(Integer.class)
                .optional();
    }

    Map<String, Integer> of(String tenant, String model) {
        Map<String, Integer> aliases = new TreeMap<>();
        jdbc.sql("select alias, version from model_aliases where tenant = ? and model = ?")
                .params(tenant, model)
                .query(row -> {
                    aliases.put(row.getString("alias"), row.getInt("version"));
                });
        return aliases;
    }

    void point(String tenant, String model, String alias, int version) {
        int updated = jdbc.sql("update model_aliases set version = ? where tenant = ? and model = ? and alias = ?")
                .params(version, tenant, model, alias)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into model_aliases (tenant, model, alias, version) values (?, ?, ?, ?)")
                    .params(tenant, model, alias, version)
                    .update();
        }
    }

    void append(String tenant, String model, AliasChange change, @Nullable Long undoes) {
        jdbc.sql("""
                        insert into alias_history (tenant, model, alias, from_version, to_version, undoes, actor, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(tenant)
                .param(model)
                .param(change.alias())
                .param(change.from())
                .param(change.to())
                .param(undoes)
                .param(change.actor())
                .param(Times.column(change.at()))
                .update();
    }

    /** The latest change that is no rollback and was not rolled back. */
    Optional<Change> lastStanding(String tenant, String model, String alias) {
        return jdbc.sql("""
                        select id, from_version, to_version from alias_history h
                        where tenant = ? and model = ? and alias = ? and undoes is null
                            and not exists (select 1 from alias_history r where r.undoes = h.id)
                        order by id desc limit 1""")
                .params(tenant, model, alias)
                .query((row, number) -> new Change(
                        row.getLong("id"), row.getObject("from_version", Integer.class), row.getInt("to_version")))
                .optional();
    }

    List<AliasChange> history(String tenant, String model, @Nullable Instant at) {
        return jdbc.sql("""
                        select * from alias_history where tenant = ? and model = ? and at <= ?
                        order by id desc limit 1000""")
                .params(tenant, model, Times.column(at == null ? Instant.parse("9999-01-01T00:00:00Z") : at))
                .query((row, number) -> new AliasChange(
                        Times.of(row, "at"),
                        row.getString("alias"),
                        row.getObject("from_version", Integer.class),
                        row.getInt("to_version"),
                        row.getString("actor")))
                .list();
    }
}
