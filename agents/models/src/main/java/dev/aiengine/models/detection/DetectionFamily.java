package dev.aiengine.models.detection;

import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import java.io.IOException;

/** Object detection. */
public final class DetectionFamily implements ModelFamily {
    static final String FRAMEWORK = "onnx";

    @Override
    public ModelManifest train(TrainingRun run) throws IOException {
        return new DetectionTraining(run).train();
    }

    @Override
    public Predictor load(ModelPackage modelPackage) throws IOException {
        String framework = modelPackage.manifest().framework();
        if (!framework.equals(FRAMEWORK)) {
            throw new IOException("framework " + framework + " is not known");
        }
        return DetectionPredictor.load(modelPackage);
    }
}
