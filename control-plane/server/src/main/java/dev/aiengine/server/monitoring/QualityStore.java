package dev.aiengine.server.monitoring;

import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code metric_quality}: judgements by the time of the prediction. */
@Repository
class QualityStore {
    private final JdbcClient jdbc;

    QualityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds to the minute and to the hour; joins the caller's transaction. */
    void add(long series, long at, Judgement more) {
        add(series, Tier.MINUTES, at, more);
        add(series, Tier.HOURS, at, more);
    }

    private void add(long series, Tier tier, long at, Judgement more) {
        long begins = Math.floorDiv(at, (long) tier.resolution()) * tier.resolution();
        int changed = jdbc.sql("""
                        update metric_quality set labels = labels + ?, correct = correct + ?, numbers = numbers + ?,
                            absolute = absolute + ?, squared = squared + ?
                        where series = ? and resolution = ? and begins = ?""")
                .params(more.labels(), more.correct(), more.numbers(), more.absolute(), more.squared())
                .params(series, tier.resolution(), begins)
                .update();
        if (changed == 0) {
            jdbc.sql("""
                            insert into metric_quality
                                (labels, correct, numbers, absolute, squared, series, resolution, begins)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(more.labels(), more.correct(), more.numbers(), more.absolute(), more.squared())
                    .params(series, tier.resolution(), begins)
                    .update();
        }
    }

    /** Reads the judgements of a series in a stretch of time, the end not included. */
    void each(Tier tier, long series, long from, long to, BiConsumer<Long, Judgement> reader) {
        jdbc.sql("""
                        select * from metric_quality
                        where series = ? and resolution = ? and begins >= ? and begins < ?""").params(series, tier.resolution(), from, to).query(row -> {
            reader.accept(
                    row.getLong("begins"),
                    new Judgement(
                            row.getLong("labels"),
                            row.getLong("correct"),
                            row.getLong("numbers"),
                            row.getDouble("absolute"),
                            row.getDouble("squared")));
        });
    }

    void deleteBefore(Tier tier, long moment) {
        jdbc.sql("delete from metric_quality where resolution = ? and begins < ?")
                .params(tier.resolution(), moment)
                .update();
    }
}
