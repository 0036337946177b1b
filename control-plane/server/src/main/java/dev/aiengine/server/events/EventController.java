package dev.aiengine.server.events;

import dev.aiengine.server.web.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventController {
    private final EventStream stream;

    EventController(EventStream stream) {
        this.stream = stream;
    }

    /** Everything that changes: for an operator of all tenants, or of the one named with {@code X-Tenant}. */
    @GetMapping(value = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(
            @RequestHeader(value = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Caller caller,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        stream.write(Audience.of(caller), lastEventId, response);
    }
}
