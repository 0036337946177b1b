package dev.aiengine.models.image;

import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import java.io.IOException;

/** Image classification. */
public final class ImageFamily implements ModelFamily {
    public static final String TASK = "image-classification";

    @Override
    public ModelManifest train(TrainingRun run) throws IOException {
        return new ImageTraining(run, HeldOutImages.of(run)).train();
    }

    @Override
    public Predictor load(ModelPackage modelPackage) throws IOException {
        return ImagePredictor.load(modelPackage);
    }
}
