package dev.aiengine.console.connection;

import dev.aiengine.console.work.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether what is on the screen is what the engine says now. */
public sealed interface ConnectionState {

    /** Nothing was heard yet. */
    record Connecting() implements ConnectionState {}

    /**
     * The engine answers.
     *
     * @param status its own word on its health
     * @param millis how long its last answer took
     */
    record Connected(String status, String version, long millis) implements ConnectionState {}

    /**
     * It answered and does so no more; what is shown is from before.
     *
     * @param since when the last answer came
     * @param attempt how often it has been tried since
     */
    record Stale(Instant since, int attempt, Failure failure) implements ConnectionState {}

    /** It never answered, or it answers that this is the wrong key or no engine: trying on is left to the person. */
    record Refused(Failure failure) implements ConnectionState {}

    /** Whether what is shown may be old. */
    default boolean stale() {
        return this instanceof Stale;
    }

    default @Nullable Failure failure() {
        return switch (this) {
            case Connecting ignored -> null;
            case Connected ignored -> null;
            case Stale stale -> stale.failure();
            case Refused refused -> refused.failure();
        };
    }

    default ConnectionState answered(String status, String version, long millis) {
        return new Connected(status, version, millis);
    }

    /** No answer: what was shown is stale, or nothing was ever heard and the person is told why. */
    default ConnectionState silent(Failure failure, Instant now) {
        return switch (this) {
            case Connecting ignored -> new Refused(failure);
            case Refused ignored -> new Refused(failure);
            case Connected ignored -> new Stale(now, 1, failure);
            case Stale stale -> new Stale(stale.since(), stale.attempt() + 1, failure);
        };
    }
}
