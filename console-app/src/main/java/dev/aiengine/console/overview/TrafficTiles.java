package dev.aiengine.console.overview;

import dev.aiengine.console.monitoring.Traffic;
import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.StatTile;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.parts.Tiles;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.fleet.NodeStatus;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is asked at the moment and how well it is answered; and the GPUs, where there are any. */
final class TrafficTiles {
    private static final String PAGE = "monitoring";
    private static final double MANY_ERRORS = 0.05;

    private final Desk desk;
    private final StatTile requests;
    private final StatTile latency;
    private final StatTile errors;
    private final StatTile gpus;
    private final Tiles node;
    private @Nullable Traffic shown;

    TrafficTiles(Desk desk) {
        this.desk = desk;
        requests = new StatTile("Requests/s", () -> desk.go().to(PAGE));
        latency = new StatTile("Slowest p95", () -> open(shown == null ? null : shown.slowest()));
        errors = new StatTile("Errors", () -> open(shown == null ? null : shown.failing()));
        gpus = new StatTile("GPUs in use", () -> desk.go().to("fleet"));
        Parts.there(gpus, false);
        node = new Tiles(desk.theme().scaled(), requests, latency, errors, gpus);
    }

    Tiles node() {
        return node;
    }

    /** Those of what is asked and answered. */
    List<StatTile> tiles() {
        return List.of(requests, latency, errors);
    }

    void show(Traffic now) {
        shown = now;
        requests.show(
                Texts.rough(now.perSecond()),
                now.perSecond() == 0 ? "none in 5 minutes" : "in the last 5 minutes",
                Badge.Tone.NEUTRAL);
        requests.lately(now.rates());
        Traffic.Worst slowest = now.slowest();
        latency.show(
                slowest == null ? "–" : Texts.rough(slowest.value() * 1000) + " ms",
                slowest == null ? "nothing was answered" : "of " + slowest.name(),
                Badge.Tone.NEUTRAL);
        Traffic.Worst failing = now.failing();
        errors.show(
                Double.isNaN(now.errors()) ? "–" : String.format(Locale.ROOT, "%.1f %%", now.errors() * 100),
                failing == null
                        ? Double.isNaN(now.errors()) ? "nothing was asked" : "all requests were answered"
                        : failing.name() + " has " + String.format(Locale.ROOT, "%.1f %%", failing.value() * 100),
                failing == null
                        ? Badge.Tone.GOOD
                        : failing.value() < MANY_ERRORS ? Badge.Tone.WAITING : Badge.Tone.BAD);
    }

    void show(List<NodeStatus> nodes) {
        Gpus of = Gpus.of(nodes);
        Parts.there(gpus, of.all() > 0);
        gpus.show(
                of.used() + " of " + of.all(),
                of.busy().isPresent() ? Texts.percent(of.busy().getAsDouble()) + " busy" : "nobody tells how busy",
                Badge.Tone.NEUTRAL);
    }

    private void open(Traffic.@Nullable Worst worst) {
        if (worst == null) {
            desk.go().to(PAGE);
        } else {
            desk.go().to(PAGE, worst.where());
        }
    }
}
