package dev.aiengine.agent.control;

import java.io.IOException;

/** An answer of the control plane that asking again would not change. */
public final class RequestRefused extends IOException {
    RequestRefused(String message) {
        super(message);
    }
}
