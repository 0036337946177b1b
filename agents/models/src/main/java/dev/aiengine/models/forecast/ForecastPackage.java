package dev.aiengine.models.forecast;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.evaluation.Profile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Writes a trained model with its figures on the test rows and their profile. */
final class ForecastPackage {
    static final String FRAMEWORK = "forecast";

    /** Network forecasts measured, per value column; all places of the test rows unless they are more. */
    private static final int MOST_NETWORK_FORECASTS = 200_000;
    /** Classical methods are fitted anew at each place. */
    private static final int MOST_BLEND_FORECASTS = 300;

    /** @param progress told how far it is, 0 to 1 */
    static ModelManifest write(
            TrainingRun run,
            ForecastData data,
            ForecastModel model,
            Map<String, Object> chosen,
            DoubleConsumer progress)
            throws IOException {
        ForecastFile.write(model, run.output().resolve(ForecastFile.NAME));
        Measured measured = Measured.of(
                data, model, model.network() == null ? MOST_BLEND_FORECASTS : MOST_NETWORK_FORECASTS, progress);
        Profile.Builder profile = new Profile.Builder(measured.rows());
        for (int column = 0; column < data.columns().size(); column++) {
            profile.number(data.columns().get(column), measured.truth(data, column));
            profile.number(data.columns().get(column) + ".forecast", measured.forecasts(column));
        }
        profile.write(run.output());
        Map<String, Object> told = new LinkedHashMap<>(chosen);
        told.put("testForecasts", measured.count());
        ModelManifest manifest = ModelManifest.of(
                run,
                FRAMEWORK,
                ForecastInput.DESCRIPTION,
                data.columns().size() == 1
                        ? "{start, step, mean, quantiles by level}"
                        : "{start, step, columns by name: {mean, quantiles by level}}",
                java.util.List.of(),
                told,
                Map.of(),
                measured.metrics());
        manifest.write(run.output());
        progress.accept(1);
        return manifest;
    }

    private ForecastPackage() {}
}
