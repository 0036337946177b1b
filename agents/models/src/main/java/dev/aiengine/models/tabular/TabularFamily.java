package dev.aiengine.models.tabular;

import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import java.io.IOException;

/** Classification and regression of rows with boosted trees. */
public final class TabularFamily implements ModelFamily {
    static final String CLASSIFICATION = "tabular-classification";

    @Override
    public ModelManifest train(TrainingRun run) throws IOException {
        return new TabularTraining(run).train();
    }

    @Override
    public Predictor load(ModelPackage modelPackage) throws IOException {
        return TabularPredictor.load(modelPackage);
    }
}
