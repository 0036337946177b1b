package dev.aiengine.console.monitoring;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.metrics.SeriesList;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Which figures are looked at, and what they are. */
final class MonitoringModel {
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final Session session;
    final Loaded<Figures> figures;
    final Loaded<Closer> closer;
    private final ReadOnlyObjectWrapper<@Nullable Focus> chosen = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.HOUR);
    private final ObjectProperty<Boolean> compared = new SimpleObjectProperty<>(false);
    private Instant asked = Instant.MIN;
    private @Nullable Zoom zoom;
    private @Nullable Zoom zoomAsked;

    /** What was measured around a zoom, more closely. */
    record Closer(Zoom zoom, Measured measured) {}

    MonitoringModel(Session session) {
        this.session = session;
        this.figures = new Loaded<>(session.work());
        this.closer = new Loaded<>(session.work());
        chosen.addListener((observable, before, now) -> {
            figures.clear();
            closer.clear();
            again();
        });
        span.addListener((observable, before, now) -> {
            zoom(null);
            again();
        });
        compared.addListener((observable, before, now) -> again());
    }

    /** What was chosen to look at; null before anything was. */
    ReadOnlyObjectProperty<@Nullable Focus> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** What is looked at: everything that the key sees, until something was chosen. */
    Focus focus() {
        Focus known = chosen.get();
        return known == null ? Focus.whole(session.operator()) : known;
    }

    ObjectProperty<Span> span() {
        return span;
    }

    /** Whether the time before is drawn with it. */
    ObjectProperty<Boolean> compared() {
        return compared;
    }

    void look(Focus focus) {
        chosen.set(focus);
    }

    /** Charts show this part of the time; all of it where null. Asks for its points where those known are too few. */
    void zoom(@Nullable Zoom part) {
        zoom = part;
        if (part == null) {
            zoomAsked = null;
            closer.clear();
        } else if (zoomAsked == null || !part.servedBy(zoomAsked)) {
            closer(part);
        }
    }

    /** The closest points there are of what charts show. */
    Measured points(Figures all) {
        Closer known = closer.get();
        if (known == null || zoom == null || !zoom.within(known.zoom().around())) {
            return all.measured();
        }
        return known.measured();
    }

    /** Asks anew where points may have come since the last time: seldom where they are far apart. */
    void refresh() {
        Duration pause = span.get().step().dividedBy(10);
        Instant due = asked.equals(Instant.MIN) ? asked : asked.plus(pause.compareTo(SELDOM) < 0 ? pause : SELDOM);
        Instant now = session.now();
        // The engine's clock is known with its first answer: it may be far from what was asked by before
        boolean waiting = now.isBefore(due) && !now.isBefore(asked);
        if (figures.failure().get() != null || (!figures.loading().get() && !waiting)) {
            again();
        }
    }

    void again() {
        asked = session.now();
        Focus focus = focus();
        Instant from = asked.minus(span.get().duration());
        Callable<Measured> source =
                measured(focus, from, asked, span.get().step().toSeconds());
        figures.load(() -> Figures.of(focus, (double) from.getEpochSecond(), source.call()));
        if (zoom != null) {
            closer(zoom);
        }
    }

    /** Asks for the points around a zoom, as far as time has come. */
    private void closer(Zoom part) {
        Zoom around = part.around();
        Instant from = Instant.ofEpochSecond(Math.max(0, (long) Math.floor(around.from())));
        Instant end = Instant.ofEpochSecond(
                Math.min((long) Math.ceil(around.to()), session.now().getEpochSecond()));
        if (from.isBefore(end)) {
            zoomAsked = part;
            Callable<Measured> source = measured(focus(), from, end, part.step());
            closer.load(() -> new Closer(part, source.call()));
        }
    }

    /** A question to the engine; with the time before, if it is compared. */
    private Callable<Measured> measured(Focus focus, Instant from, Instant to, long step) {
        EngineClient client = client(focus);
        Duration back = span.get().duration();
        boolean both = compared.get();
        return () -> {
            SeriesList now = client.metrics().get(focus.question(from, to, step));
            SeriesList before =
                    both ? client.metrics().get(focus.question(from.minus(back), to.minus(back), step)) : null;
            return Measured.of((double) to.getEpochSecond(), now, before, (double) back.toSeconds());
        };
    }

    /** The model behind a line, as the page of models calls it; that of an endpoint is asked for. */
    void model(Line line, Consumer<String> answer, Consumer<Failure> failed) {
        String variant = line.labels().get("variant");
        String known = variant == null ? line.model() : variant;
        String endpoint = line.endpoint();
        if (known != null) {
            answer.accept(known);
        } else if (endpoint != null) {
            EngineClient client = client(focus().in(line.tenant()));
            session.work()
                    .ask(
                            () -> client.endpoints()
                                    .get(endpoint)
                                    .variants()
                                    .getFirst()
                                    .model(),
                            answer,
                            failed);
        }
    }

    private EngineClient client(Focus focus) {
        String tenant = focus.tenant();
        return tenant == null || tenant.isEmpty() || !session.operator()
                ? session.client()
                : session.client().forTenant(tenant);
    }
}
