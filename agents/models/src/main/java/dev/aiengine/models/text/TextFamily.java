package dev.aiengine.models.text;

import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.text.linear.LinearPredictor;
import dev.aiengine.models.text.linear.LinearTraining;
import java.io.IOException;

/** Text classification and sentiment: {@code params.method} chooses how. */
public final class TextFamily implements ModelFamily {

    @Override
    public ModelManifest train(TrainingRun run) throws IOException {
        String method = run.params().text("method");
        HeldOut data = HeldOut.of(run);
        if (run.task().equals("sentiment")) {
            // Refuses labels without a polarity before any time is spent on them
            Polarity.of(data.labels());
        }
        return switch (method) {
            case "linear" -> new LinearTraining(run, data).train();
            default -> throw new Untrainable("method " + method + " is not known");
        };
    }

    @Override
    public Predictor load(ModelPackage modelPackage) throws IOException {
        String framework = modelPackage.manifest().framework();
        return switch (framework) {
            case LinearTraining.FRAMEWORK -> LinearPredictor.load(modelPackage);
            default -> throw new IOException("framework " + framework + " is not known");
        };
    }
}
