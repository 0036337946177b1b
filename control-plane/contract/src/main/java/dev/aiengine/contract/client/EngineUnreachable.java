package dev.aiengine.contract.client;

import java.net.URI;

/** No answer came: nothing listens there, the connection broke, or the answer took too long. */
public final class EngineUnreachable extends RuntimeException {
    private final URI uri;

    EngineUnreachable(URI uri, Throwable cause) {
        super("No answer from " + uri + ": " + reason(cause), cause);
        this.uri = uri;
    }

    public URI uri() {
        return uri;
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
