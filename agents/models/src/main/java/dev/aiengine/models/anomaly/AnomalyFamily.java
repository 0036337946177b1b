package dev.aiengine.models.anomaly;

import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import java.io.IOException;

/** Anomaly detection in time series. */
public final class AnomalyFamily implements ModelFamily {

    @Override
    public ModelManifest train(TrainingRun run) throws IOException {
        return new AnomalyTraining(run).train();
    }

    @Override
    public Predictor load(ModelPackage modelPackage) throws IOException {
        return new AnomalyPredictor(DetectorsFile.read(modelPackage.directory().resolve(DetectorsFile.NAME)));
    }
}
