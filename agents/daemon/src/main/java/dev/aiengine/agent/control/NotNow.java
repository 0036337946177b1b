package dev.aiengine.agent.control;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The control plane is there but cannot answer now. */
final class NotNow extends IOException {
    private final transient @Nullable Duration retryAfter;

    NotNow(String message, @Nullable Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
