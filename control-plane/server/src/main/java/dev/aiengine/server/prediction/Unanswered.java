package dev.aiengine.server.prediction;

import java.io.IOException;

/** An agent went away before it answered anything. */
final class Unanswered extends IOException {
    private static final long serialVersionUID = 1;

    Unanswered(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
