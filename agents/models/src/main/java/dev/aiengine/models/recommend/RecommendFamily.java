package dev.aiengine.models.recommend;

import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.recommend.content.ContentPredictor;
import dev.aiengine.models.recommend.content.ContentTraining;
import dev.aiengine.models.recommend.factors.FactorsPredictor;
import dev.aiengine.models.recommend.factors.FactorsTraining;
import java.io.IOException;

/** Recommends items: collaborative filtering, and content-based. */
public final class RecommendFamily implements ModelFamily {

    @Override
    public ModelManifest train(TrainingRun run) throws IOException {
        return switch (run.task()) {
            case "collaborative-filtering" -> new FactorsTraining(run).train();
            case "content-based" -> new ContentTraining(run).train();
            default -> throw new Untrainable("this family does not train the task " + run.task());
        };
    }

    @Override
    public Predictor load(ModelPackage modelPackage) throws IOException {
        String framework = modelPackage.manifest().framework();
        return switch (framework) {
            case FactorsTraining.FRAMEWORK -> FactorsPredictor.load(modelPackage);
            case ContentTraining.FRAMEWORK -> ContentPredictor.load(modelPackage);
            default -> throw new IOException("framework " + framework + " is not known");
        };
    }
}
