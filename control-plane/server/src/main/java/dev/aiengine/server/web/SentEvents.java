package dev.aiengine.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/** A response of server-sent events, written by the virtual thread of its request. */
public final class SentEvents {
    private final OutputStream out;

    /** Begins the response. */
    public SentEvents(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-store");
        this.out = response.getOutputStream();
    }

    /** Writes events as {@link #frame} made them; they are sent with the next flush. */
    public SentEvents write(String frames) throws IOException {
        out.write(frames.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Shows that the connection lives. */
    public SentEvents keepAlive() throws IOException {
        return write(": still here\n\n");
    }

    public void flush() throws IOException {
        out.flush();
    }

    /**
     * An event.
     *
     * @param data one line
     */
    public static String frame(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
