package dev.aiengine.models.tabular;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.tabular.boosting.Boosters;
import dev.aiengine.models.tabular.boosting.Forest;
import dev.aiengine.models.tabular.boosting.Objective;
import dev.aiengine.models.tabular.columns.Columns;
import dev.aiengine.models.tabular.columns.ColumnsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * All that predicting needs.
 *
 * @param labels in the order of the scores; none where numbers are predicted
 * @param scale of the numbers that are predicted
 */
record TabularModel(
        Columns columns, List<String> labels, Scale scale, Objective objective, Boosters boosters, Forest forest) {
    static final String FRAMEWORK = "boosted-trees";

    static TabularModel of(Columns columns, List<String> labels, Scale scale, Objective objective, Boosters boosters)
            throws IOException {
        return new TabularModel(
                columns, labels, scale, objective, boosters, boosters.forest(columns.width(), objective));
    }

    void write(Path directory) throws IOException {
        ColumnsFile.write(columns, directory);
        boosters.write(directory);
    }

    /** Reads a package of unknown origin. */
    static TabularModel read(ModelPackage modelPackage) throws IOException {
        ModelManifest manifest = modelPackage.manifest();
        if (!manifest.framework().equals(FRAMEWORK)) {
            throw new IOException("framework " + manifest.framework() + " is not known");
        }
        boolean classifies = manifest.task().equals(TabularFamily.CLASSIFICATION);
        List<String> labels = classifies ? manifest.labels() : List.of();
        if (classifies && (labels.size() < 2 || labels.size() > Labels.MOST)) {
            throw new IOException("the package names " + labels.size() + " labels");
        }
        return of(
                ColumnsFile.read(modelPackage.directory()),
                labels,
                classifies ? Scale.NONE : Scale.of(manifest),
                new Objective(labels.size()),
                Boosters.read(modelPackage.directory()));
    }

    float[] probabilities(float[] row) {
        return objective.probabilities(forest.sums(row));
    }

    double value(float[] row) {
        return scale.back(forest.sums(row)[0]);
    }
}
