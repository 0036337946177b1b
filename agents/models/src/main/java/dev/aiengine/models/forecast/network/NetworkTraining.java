package dev.aiengine.models.forecast.network;

import dev.aiengine.models.forecast.Checkpoint;
import dev.aiengine.models.forecast.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains the network: the mean of two fits, one per way to measure windows, which err differently. Where the validation
 * rows are not set apart for good, the fits are repeated with them after all is chosen.
 */
public final class NetworkTraining {
    private static final int MOST_ERRORS = 2_000;

    /**
     * A trained network.
     *
     * @param validated fitted without the validation rows: what it errs on them tells what to expect
     * @param network to forecast with
     * @param spreads of the errors on the validation rows per column, in scales of the window
     * @param chosen what the validation rows chose
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Trained(
            LinearNetwork validated, LinearNetwork network, Spread[] spreads, Map<String, Object> chosen) {}

    private final NetworkData data;
    private final @Nullable LinearNetwork base;
    private final Checkpoint checkpoint;
    private final DoubleConsumer progress;

    /**
     * Prepares a training.
     *
     * @param progress told how far the training is, 0 to 1
     */
    public NetworkTraining(
            NetworkData data, @Nullable LinearNetwork base, Checkpoint checkpoint, DoubleConsumer progress) {
        this.data = data;
        this.base = base;
        this.checkpoint = checkpoint;
        this.progress = progress;
    }

    /**
     * Trains.
     *
     * @param again whether to learn the validation rows too after choosing by them
     */
    public Trained train(boolean again) throws IOException {
        Map<String, Object> chosen = new LinkedHashMap<>();
        List<LinearNetwork> validated = new ArrayList<>();
        List<LinearNetwork> networks = new ArrayList<>();
        for (Centre centre : Centre.values()) {
            double share = 1.0 / Centre.values().length;
            double start = networks.size() * share;
            String name = centre == Centre.MEAN ? "mean" : "last";
            NetworkFit fit = new NetworkFit(data, centre, base);
            double[] known = checkpoint.read("network-" + name).orElse(null);
            if (known == null) {
                Moments[] moments = fit.moments(data.learned(), done -> progress.accept(start + share * 0.4 * done));
                NetworkFit.Choice choice = fit.choose(moments);
                LinearNetwork one = fit.fit(moments, choice);
                progress.accept(start + share * 0.6);
                LinearNetwork other = again
                        ? fit.fit(
                                fit.moments(data.all(), done -> progress.accept(start + share * (0.6 + 0.4 * done))),
                                choice)
                        : one;
                known = Packed.of(choice, List.of(one, other));
                checkpoint.write("network-" + name, known);
            }
            Packed packed = new Packed(known);
            NetworkFit.Choice choice = packed.choice();
            validated.add(packed.network(data));
            networks.add(packed.network(data));
            chosen.put(name + "Shrinking", choice.strength());
            chosen.put(name + "OwnShare", choice.own());
            chosen.put(name + "Calendar", choice.calendar());
            progress.accept(start + share);
        }
        LinearNetwork network = validated.get(0).mean(validated.get(1));
        return new Trained(network, networks.get(0).mean(networks.get(1)), spreads(network), chosen);
    }

    private Spread[] spreads(LinearNetwork network) {
        Places places = data.chosen();
        int stride = Math.ceilDiv(places.size(), MOST_ERRORS);
        Spread[] spreads = new Spread[data.data().columns().size()];
        for (int column = 0; column < spreads.length; column++) {
            List<double[]> errors = new ArrayList<>();
            for (int place = 0; place < places.size(); place += stride) {
                double[] values = places.span(place).grid().values()[column];
                int origin = places.origins()[place];
                double deviation = places.span(place).deviations()[column];
                double scale = Window.scale(values, origin - data.lookback(), origin, deviation);
                double[] error = network.forecast(column, values, origin, data.calendarAt(places, place), scale);
                for (int step = 0; step < error.length; step++) {
                    error[step] = (values[origin + step] - error[step]) / scale;
                }
                errors.add(error);
            }
            spreads[column] = Spread.of(errors);
        }
        return spreads;
    }
}
