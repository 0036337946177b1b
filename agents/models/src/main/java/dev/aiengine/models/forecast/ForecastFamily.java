package dev.aiengine.models.forecast;

import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import java.io.IOException;

/** Forecasting of time series. */
public final class ForecastFamily implements ModelFamily {

    @Override
    public ModelManifest train(TrainingRun run) throws IOException {
        return new ForecastTraining(run).train();
    }

    @Override
    public Predictor load(ModelPackage modelPackage) throws IOException {
        return new ForecastPredictor(ForecastFile.read(modelPackage.directory().resolve(ForecastFile.NAME)));
    }
}
