package dev.aiengine.models.forecast;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.forecast.network.LinearNetwork;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a training takes over from an earlier version: the network's weights, which the new ones are kept close to. */
final class BaseVersion {

    /** Nothing, where the earlier version has no network: the classical methods are chosen anew in any case. */
    static @Nullable LinearNetwork network(ModelPackage base, ForecastData data) throws IOException {
        ForecastModel model = ForecastFile.read(base.directory().resolve(ForecastFile.NAME));
        if (!model.columns().equals(data.columns())) {
            throw differs("value columns", model.columns(), data.columns());
        }
        if (!model.step().equals(data.step())) {
            throw differs("a step of", model.step().text(), data.step().text());
        }
        if (model.horizon() != data.horizon()) {
            throw differs("a horizon of", model.horizon(), data.horizon());
        }
        return model.network();
    }

    private static Untrainable differs(String what, Object there, Object here) {
        return new Untrainable("the base version has " + what + " " + there + ", this training " + here
                + ": train without a base, or alike");
    }

    private BaseVersion() {}
}
