package dev.aiengine.models.tabular;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Made tables whose rule is known, and runs on them. */
public final class MadeTables {
    /** Numbers with gaps, categories with blanks around them, flags, dates, and columns nothing can be learned from. */
    private static final String ROWS = """
            select i as number,
              'c' || i as customer,
              case when h1 % 10 = 0 then null else (h1 % 1000) / 1000.0 end as size,
              case when h2 % 9 = 0 then '?' else ' ' || ['red','green','blue','grey'][1 + h2 % 4] end as colour,
              h3 % 2 = 0 as member,
              date '2024-01-01' + (h4 % 300)::int as joined,
              'same' as constant,
              case when h1 % 10 <> 0 and h1 % 1000 > 500 then 1 else 0 end
                + case when h2 % 4 = 1 and h2 % 9 <> 0 then 1 else 0 end as points
            from (select i, (hash(i * 4) % 1000003)::bigint h1, (hash(i * 4 + 1) % 1000003)::bigint h2,
              (hash(i * 4 + 2) % 1000003)::bigint h3, (hash(i * 4 + 3) % 1000003)::bigint h4
              from range(FROM, TO) t(i))
            """;

    /** Rows from one number to another; {@code target} is SQL over them. */
    public static Table table(Path parquet, int from, int to, String target) throws IOException {
        Files.createDirectories(parquet.toAbsolutePath().getParent());
        return Tables.of(
                parquet,
                "select * exclude (points), " + target + " as target from ("
                        + ROWS.replace("FROM", "" + from).replace("TO)", to + ")") + ")");
    }

    public static Map<String, Object> params(Object... pairs) {
        Map<String, Object> params = new HashMap<>(Map.of("target", "target", "rounds", 40, "depth", 4, "ensemble", 2));
        params.put("learningRate", 0.2);
        for (int i = 0; i < pairs.length; i += 2) {
            params.put((String) pairs[i], pairs[i + 1]);
        }
        return params;
    }

    public static TrainingRun heard(TrainingRun run, TrainingListener listener) {
        return new TrainingRun(
                run.task(),
                run.params(),
                run.train(),
                run.test(),
                run.base(),
                run.output(),
                run.checkpoint(),
                listener,
                run.threads());
    }

    static TrainingRun classification(Table table, Path folder, Object... pairs) throws IOException {
        return TrainingRuns.of("tabular-classification", params(pairs), table, folder);
    }

    static TrainingRun regression(Table table, Path folder, Object... pairs) throws IOException {
        return TrainingRuns.of("tabular-regression", params(pairs), table, folder);
    }

    static Predictor load(TrainingRun run) throws IOException {
        return new TabularFamily().load(ModelPackage.open(run.output()));
    }

    private MadeTables() {}
}
