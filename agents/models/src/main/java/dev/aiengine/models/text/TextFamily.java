package dev.aiengine.models.text;

import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import java.io.IOException;

/** Text classification and sentiment: {@code params.method} chooses how. */
public final class TextFamily implements ModelFamily {

    @Override
    public ModelManifest train(TrainingRun run) throws IOException {
        throw new Untrainable("method " + run.params().text("method") + " is not known");
    }

    @Override
    public Predictor load(ModelPackage modelPackage) throws IOException {
        throw new IOException("framework " + modelPackage.manifest().framework() + " is not known");
    }
}
