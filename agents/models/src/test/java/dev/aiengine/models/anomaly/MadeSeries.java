package dev.aiengine.models.anomaly;

import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two series with a daily wave, and a spike in a labelled window of each. */
final class MadeSeries {
    static final int LENGTH = 2_000;
    static final int SPIKE = 1_500;

    private static final String ROWS = """
            select s.series as series, timestamp '2026-01-01 00:00:00' + i * interval 10 minute as timestamp,
            s.level - 5 * cos(2 * pi() * i / 144) + 0.3 * sin(i * i) + case when i = 1500 then 30 else 0 end as value,
            case when i between 1480 and 1520 then 1 else 0 end as label
            from range(2000) r(i), (values ('a', 10), ('b', 100)) s(series, level)""";

    static Table table(Path folder) {
        return of(folder, "select * from (" + ROWS + ")");
    }

    /** With {@code rows} as the name of the rows. */
    static Table of(Path folder, String select) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Tables.of(
                folder.resolve("rows" + select.hashCode() + ".parquet"), "with rows as (" + ROWS + ") " + select);
    }

    static TrainingRun run(Map<String, Object> params, Table table, Path folder) throws IOException {
        return run(params, table, null, null, folder);
    }

    static TrainingRun run(
            Map<String, Object> params,
            Table table,
            @Nullable Table test,
            dev.aiengine.models.@Nullable ModelPackage base,
            Path folder)
            throws IOException {
        return TrainingRuns.of("anomaly-detection", params, table, test, base, folder);
    }

    private MadeSeries() {}
}
