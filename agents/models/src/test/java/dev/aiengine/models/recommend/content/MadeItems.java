package dev.aiengine.models.recommend.content;

import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.recommend.MadeRatings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Books of three kinds, known by their words, their shelves and their years. */
final class MadeItems {

    /** Book {@code b0}, {@code b3}… are cookbooks, {@code b1}… are of space, {@code b2}… of gardens. */
    static Table books(Path parquet) {
        return Tables.of(parquet, """
                select 'b' || i as item,
                    case i % 3 when 0 then 'recipes for the oven and the kitchen with flour'
                               when 1 then 'rockets and planets seen from orbit with stars'
                               else 'soil and seeds for the garden with roses' end
                        || ' volume number ' || hash(i) % 50 as about,
                    case i % 3 when 0 then 'home|food' when 1 then 'science' else 'home|nature' end as shelf,
                    1950 + (i % 3) * 20 + hash(i * 7) % 10 as year,
                    case when i % 2 = 0 then 1 else 0 end as paperback
                from range(90) books(i)
                """);
    }

    static TrainingRun run(Table table, Map<String, Object> params, Path folder) throws IOException {
        return TrainingRuns.of("content-based", params, table, Files.createDirectories(folder));
    }

    static Table rows(Path parquet, String columns, String... rows) {
        return MadeRatings.rows(parquet, columns, rows);
    }

    private MadeItems() {}
}
