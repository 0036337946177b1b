package dev.aiengine.agent.serving;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import java.io.IOException;

/** Makes a package predict; the model families, where a test brings nothing of its own. */
@FunctionalInterface
public interface PredictorLoader {
    Predictor load(ModelPackage modelPackage) throws IOException;
}
