package dev.aiengine.server.events;

import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.server.web.SentEvents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes to one client what it may hear of the {@link EventLog}; the virtual thread of the request waits in between.
 */
@Component
class EventStream {
    private final EventLog log;
    private final OpenStreams streams;
    private final EventProperties properties;
    private final JsonMapper json;
    private final Clock clock;

    EventStream(EventLog log, OpenStreams streams, EventProperties properties, JsonMapper json, Clock clock) {
        this.log = log;
        this.streams = streams;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    /** @param after the last id the client has heard, absent where it begins */
    void write(Audience audience, @Nullable String after, HttpServletResponse response)
            throws IOException, InterruptedException {
        try (OpenStreams.Place _ = streams.take(audience.caller().key())) {
            SentEvents out = new SentEvents(response);
            OptionalLong known = after == null ? OptionalLong.empty() : log.position(after);
            long position = known.orElse(log.newest());
            if (after != null && known.isEmpty()) {
                reset(out);
            }
            // The client can go on from here although nothing has happened yet
            out.write("id: " + log.id(position) + "\n\n").flush();
            follow(audience, position, out);
        }
    }

    private void follow(Audience audience, long start, SentEvents out) throws IOException, InterruptedException {
        long position = start;
        Instant end = clock.instant().plus(properties.longest());
        Instant sent = clock.instant();
        while (log.open() && clock.instant().isBefore(end)) {
            Duration silent = Duration.between(sent, clock.instant());
            EventLog.Read read = log.after(position, properties.keepAlive().minus(silent));
            position = read.position();
            boolean any = read.missed();
            if (read.missed()) {
                reset(out);
            }
            for (EventLog.Entry entry : read.entries()) {
                if (audience.hears(entry.event())) {
                    out.write(entry.frame());
                    any = true;
                }
                if (audience.endsWith(entry.event())) {
                    out.flush();
                    return;
                }
            }
            if (!any && Duration.between(sent, clock.instant()).compareTo(properties.keepAlive()) >= 0) {
                out.keepAlive().write("id: " + log.id(position) + "\n\n");
                any = true;
            }
            if (any) {
                out.flush();
                sent = clock.instant();
            }
        }
    }

    private void reset(SentEvents out) throws IOException {
        out.write(SentEvents.frame("reset", json.writeValueAsString(new EngineEvent.Reset(clock.instant()))));
    }
}
