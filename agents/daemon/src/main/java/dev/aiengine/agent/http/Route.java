package dev.aiengine.agent.http;

/** What a request asks for, decided by its head alone. */
sealed interface Route {

    /** Whether the process lives, may be sent requests, or how it is; open to everybody. */
    enum Probe implements Route {
        LIVE,
        READY,
        HEALTH
    }

    /**
     * A prediction.
     *
     * @param raw whether the body is one text instead of JSON
     */
    record Predict(String endpoint, boolean raw, long deadlineNanos) implements Route {}
}
