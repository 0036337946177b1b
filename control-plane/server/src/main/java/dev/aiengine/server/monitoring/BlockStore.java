package dev.aiengine.server.monitoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rows of {@code metric_blocks}. */
@Repository
class BlockStore {
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    BlockStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds to what is kept; joins the caller's transaction. */
    void add(Tier tier, long begins, Map<Long, Block> blocks) {
        Set<Long> known = new HashSet<>(jdbc.queryForList(
                "select series from metric_blocks where resolution = ? and begins = ?",
                Long.class,
                tier.resolution(),
                begins));
        List<Object[]> added = new ArrayList<>();
        blocks.forEach((series, block) -> {
            if (known.contains(series)) {
                change(tier, series, begins, kept -> kept.add(block));
            } else {
                added.add(new Object[] {series, tier.resolution(), begins, block.encoded()});
            }
        });
        for (int from = 0; from < added.size(); from += BATCH) {
            jdbc.batchUpdate(
                    "insert into metric_blocks (series, resolution, begins, points) values (?, ?, ?, ?)",
                    added.subList(from, Math.min(added.size(), from + BATCH)));
        }
    }

    /** Changes one block, or makes it. */
    void change(Tier tier, long series, long begins, Consumer<Block> change) {
        List<byte @Nullable []> found = jdbc.queryForList(
                "select points from metric_blocks where series = ? and resolution = ? and begins = ? for update",
                byte[].class,
                series,
                tier.resolution(),
                begins);
        byte[] kept = found.isEmpty() ? null : found.getFirst();
        Block block = kept == null ? new Block() : Block.decoded(kept);
        change.accept(block);
        String sql = found.isEmpty()
                ? "insert into metric_blocks (points, series, resolution, begins) values (?, ?, ?, ?)"
                : "update metric_blocks set points = ? where series = ? and resolution = ? and begins = ?";
        jdbc.update(sql, block.encoded(), series, tier.resolution(), begins);
    }

    /** Reads the blocks of a series that begin in a stretch of time, the end not included. */
    void each(Tier tier, long series, long from, long to, BiConsumer<Long, byte[]> reader) {
        jdbc.query(
                "select begins, points from metric_blocks where series = ? and resolution = ? and begins >= ?"
                        + " and begins < ? order by begins",
                row -> {
                    reader.accept(row.getLong(1), row.getBytes(2));
                },
                series,
                tier.resolution(),
                from,
                to);
    }

    void deleteBefore(Tier tier, long moment) {
        jdbc.update("delete from metric_blocks where resolution = ? and begins < ?", tier.resolution(), moment);
    }

    /** Writes how far each sender's windows are in the blocks. */
    void stored(Collection<Senders.Stored> senders, long now) {
        for (Senders.Stored sender : senders) {
            int changed = jdbc.update(
                    "update metric_senders set stored = ?, at = ? where workload = ? and attempt = ?",
                    sender.number(),
                    now,
                    sender.workload(),
                    sender.attempt());
            if (changed == 0) {
                jdbc.update(
                        "insert into metric_senders (stored, at, workload, attempt) values (?, ?, ?, ?)",
                        sender.number(),
                        now,
                        sender.workload(),
                        sender.attempt());
            }
        }
    }

    long stored(String workload, int attempt) {
        return jdbc
                .queryForList(
                        "select stored from metric_senders where workload = ? and attempt = ?",
                        Long.class,
                        workload,
                        attempt)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    void deleteSendersSilentSince(long moment) {
        jdbc.update("delete from metric_senders where at < ?", moment);
    }
}
