package dev.aiengine.models.forecast;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.forecast.method.Blend;
import dev.aiengine.models.forecast.network.LinearNetwork;
import dev.aiengine.models.forecast.network.NetworkData;
import dev.aiengine.models.forecast.network.NetworkTraining;
import dev.aiengine.models.forecast.network.NetworkTraining.Trained;
import dev.aiengine.models.forecast.network.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains the network where there is enough to learn from, compares it with the best blend of classical methods at the
 * same origins before the test rows, and measures the better one on the test rows.
 */
final class ForecastTraining {
    private static final int LEAST_LOOKBACK = 16;
    private static final int MOST_LOOKBACK = 512;

    private final TrainingRun run;
    private final ForecastData data;
    private final String method;
    private final @Nullable LinearNetwork base;
    private final Checkpoint checkpoint;
    private final Map<String, Object> chosen = new LinkedHashMap<>();
    private final Map<String, Double> known = new LinkedHashMap<>();

    ForecastTraining(TrainingRun run) throws IOException {
        this.run = run;
        this.data = ForecastData.of(run);
        this.method = run.params().text("method");
        this.base = run.base() == null ? null : BaseVersion.network(run.base(), data);
        this.checkpoint = new Checkpoint(run.checkpoint(), Fingerprint.of(run, data), run.listener());
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    ModelManifest train() throws IOException {
        NetworkData windows = method.equals("smoothing") ? null : NetworkData.of(data, lookback());
        Trained trained = windows != null && windows.enough()
                ? new NetworkTraining(windows, base, checkpoint, done -> report(0.6 * done)).train(!data.held())
                : null;
        if (trained == null && method.equals("network")) {
            throw new Untrainable("the series are too short for the network with a lookback of " + lookback()
                    + " and a horizon of " + data.horizon() + ": make them smaller, or choose method auto");
        }
        RollingOrigins origins = new RollingOrigins(data, trained != null || data.held());
        Map<String, double[][]> forecasts = origins.forecasts(checkpoint, done -> report(0.6 + 0.3 * done));
        List<Integer> all = IntStream.range(0, origins.origins().size()).boxed().toList();
        Blend blend = Blend.of(data.season(), origins.errors(all, forecasts));
        double[][] blended = origins.blended(blend, forecasts);
        Trained better = trained != null && errsLess(trained, origins, blended) ? trained : null;
        ForecastModel model = new ForecastModel(
                data.step(),
                data.columns(),
                run.params().optionalText("seriesColumn").isPresent(),
                data.horizon(),
                blend,
                origins.spread(blended),
                better == null ? null : better.network(),
                better == null ? List.of() : List.of(better.spreads()),
                Endings.of(data, better == null ? 0 : better.network().lookback()));
        choose(model, better);
        return ForecastPackage.write(run, data, model, chosen, done -> report(0.9 + 0.1 * done));
    }

    private boolean errsLess(Trained trained, RollingOrigins origins, double[][] blended) {
        double[][] forecasts = new double[blended.length][];
        List<Integer> common = new ArrayList<>();
        LinearNetwork network = trained.validated();
        for (int i = 0; i < forecasts.length; i++) {
            RollingOrigins.Origin origin = origins.origins().get(i);
            if (origin.at() < network.lookback()) {
                continue;
            }
            double[] values = origin.span().grid().values()[origin.column()];
            double deviation = origin.span().deviations()[origin.column()];
            double[] calendar =
                    network.calendar().at(data.step().after(origin.span().grid().start(), origin.at()));
            double scale = Window.scale(values, origin.at() - network.lookback(), origin.at(), deviation);
            forecasts[i] = Arrays.copyOf(
                    network.forecast(origin.column(), values, origin.at(), calendar, scale), origins.horizon());
            common.add(i);
        }
        known.put("validationMaseNetwork", origins.error(common, forecasts));
        known.put("validationMaseSmoothing", origins.error(common, blended));
        chosen.putAll(known);
        return method.equals("network")
                || (!common.isEmpty() && known.get("validationMaseNetwork") <= known.get("validationMaseSmoothing"));
    }

    private void choose(ForecastModel model, @Nullable Trained trained) {
        chosen.put("frequency", data.step().text());
        chosen.put("seasonLength", data.season());
        chosen.put("valueColumns", data.columns());
        chosen.put("chosenMethod", trained == null ? "smoothing" : "network");
        chosen.put("smoothing", model.blend().weights());
        if (trained != null) {
            chosen.put("lookback", trained.network().lookback());
            chosen.putAll(trained.chosen());
        }
        chosen.put("series", data.spans().size());
        chosen.put(
                "filledValues",
                data.spans().stream().mapToInt(span -> span.grid().filled()).sum());
    }

    /** As asked for; otherwise long enough for the horizon and the season, but no more than a third of the rows. */
    private int lookback() {
        if (run.params().optionalInteger("lookback").isPresent()) {
            int asked = run.params().integer("lookback");
            if (base != null && asked != base.lookback()) {
                throw new Untrainable("the base version has a lookback of " + base.lookback() + ", this training "
                        + asked + ": leave lookback out, or train without a base");
            }
            return asked;
        }
        int longest = data.spans().stream().mapToInt(Span::validation).max().orElse(0);
        int wanted = Math.clamp(Math.max(2L * data.season(), data.horizon() * 7L / 2), LEAST_LOOKBACK, MOST_LOOKBACK);
        return base != null ? base.lookback() : Math.max(2, Math.min(wanted, longest / 3));
    }

    private void report(double fraction) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the training was interrupted");
        }
        run.listener().progress(new Progress(Math.min(1, fraction), 1, 1, null), Map.copyOf(known));
    }
}
