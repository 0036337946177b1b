package dev.aiengine.models.recommend;

import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Ratings by users of two tastes: an even user likes even items, an odd one odd items. */
public final class MadeRatings {

    /** Every user rated about half of the items, from 1 to 2 or from 5 to 6. */
    public static Table rated(Path parquet) {
        return Tables.of(
                parquet,
                "select 'u' || u as \"user\", 'i' || i as item, "
                        + "case when u % 2 = i % 2 then 5 else 1 end + (hash(u * 1000 + i) % 3) * 0.5 as rating "
                        + "from range(60) users(u), range(40) items(i) where hash(u * 77 + i) % 2 = 0 order by u, i");
    }

    /** Only what users of each taste chose. */
    public static Table chosen(Path parquet) {
        return Tables.of(
                parquet,
                "select u as \"user\", i as item from range(60) users(u), range(40) items(i) "
                        + "where u % 2 = i % 2 and hash(u * 77 + i) % 3 > 0 order by u, i");
    }

    /** Rows as SQL literals, under these columns. */
    public static Table rows(Path parquet, String columns, String... rows) {
        return Tables.of(
                parquet,
                "select * from (values " + List.of(rows).stream().collect(Collectors.joining(", ")) + ") rows("
                        + columns + ")");
    }

    private MadeRatings() {}
}
