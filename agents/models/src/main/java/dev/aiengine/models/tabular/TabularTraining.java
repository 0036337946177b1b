package dev.aiengine.models.tabular;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.tabular.boosting.BoostedTraining;
import dev.aiengine.models.tabular.boosting.Examples;
import dev.aiengine.models.tabular.boosting.Objective;
import dev.aiengine.models.tabular.boosting.Wish;
import dev.aiengine.models.tabular.columns.Columns;
import dev.aiengine.models.tabular.columns.Frame;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trains a model of a table: from rows to columns, from columns to trees, and measured on the held-out rows. */
final class TabularTraining {
    private static final int USUAL_DEPTH = 6;
    private static final int GREATEST_DEPTH = 12;

    private final TrainingRun run;
    private final String target;

    TabularTraining(TrainingRun run) {
        this.run = run;
        this.target = run.params().text("target");
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    ModelManifest train() throws IOException {
        TabularModel base = base();
        TabularRows rows = TabularRows.of(run);
        Columns columns = columns(rows, base);
        boolean classifies = TabularRows.classifies(run);
        Labels labels =
                !classifies ? new Labels(List.of()) : base == null ? Labels.of(rows) : new Labels(base.labels());
        Scale scale =
                classifies ? Scale.NONE : base == null ? Scale.of(rows.train().numbers(), target) : base.scale();
        Objective objective = new Objective(labels.names().size());

        // The test rows are looked at now, so that nobody waits for a training that cannot be measured
        TestRows test = TestRows.of(rows, columns, labels);
        Examples examples = new Examples(
                columns.matrix(rows.frame(), rows.train().rows()),
                columns.featureTypes(),
                classifies
                        ? floats(labels.numbers(rows.train(), rows.frame().reference()))
                        : scale.around0(rows.train().numbers()),
                objective);
        BoostedTraining.Result result =
                new BoostedTraining(examples, wish(base), run.checkpoint(), run.listener(), scale.deviation()).train();
        TabularModel model = TabularModel.of(columns, labels.names(), scale, objective, result.boosters());

        Map<String, Object> chosen = new LinkedHashMap<>(result.chosen());
        if (!classifies) {
            chosen.putAll(new java.util.TreeMap<>(scale.told()));
        }
        chosen.put("trainingRows", rows.train().size());
        chosen.put("testRows", rows.test().size());
        chosen.put("droppedRows", rows.dropped());
        return TabularPackage.write(run, model, rows, test, chosen);
    }

    private @Nullable TabularModel base() throws IOException {
        ModelPackage base = run.base();
        if (base == null) {
            return null;
        }
        TabularModel model = TabularModel.read(base);
        if (!model.columns().target().equals(target)) {
            throw new Untrainable("the base predicts \"" + model.columns().target() + "\", not \"" + target + "\"");
        }
        return model;
    }

    private Columns columns(TabularRows rows, @Nullable TabularModel base) {
        SequencedMap<String, dev.aiengine.models.tabular.columns.RawColumn> others =
                new LinkedHashMap<>(rows.frame().columns());
        others.remove(target);
        Frame frame = new Frame(rows.frame().reference(), rows.frame().rows(), others);
        Columns columns = Columns.of(target, frame, rows.train().rows()).withIgnored(asked());
        if (base == null) {
            return columns;
        }
        base.columns().require(columns, rows.frame().reference());
        return base.columns();
    }

    private Set<String> asked() {
        return run.params().values().get("ignoreColumns") == null
                ? new LinkedHashSet<>()
                : new LinkedHashSet<>(run.params().columns("ignoreColumns"));
    }

    private Wish wish(@Nullable TabularModel base) {
        Parameters params = run.params();
        OptionalInt depth = params.optionalInteger("depth");
        ModelPackage from = run.base();
        if (from != null && depth.isEmpty()) {
            depth = OptionalInt.of(
                    from.manifest().params().get("depth") instanceof Integer asked
                            ? Math.clamp(asked, 1, GREATEST_DEPTH)
                            : USUAL_DEPTH);
        }
        return new Wish(
                params.optionalInteger("rounds"),
                depth,
                params.number("learningRate"),
                params.integer("ensemble"),
                params.integer("seed"),
                run.threads(),
                base == null ? null : base.boosters());
    }

    private static float[] floats(int[] numbers) {
        float[] result = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            result[i] = numbers[i];
        }
        return result;
    }
}
