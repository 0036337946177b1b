package dev.aiengine.agent.http;

/** What a request asks for, decided by its head alone. */
sealed interface Route {

    /** Whether the process lives, may be sent requests, or how it is; open to everybody. */
    enum Probe implements Route {
        LIVE,
        READY,
        HEALTH
    }

    /** What the body of a prediction is: a request in JSON, or its one input as it is. */
    enum Body {
        JSON,
        TEXT,
        IMAGE
    }

    /** A prediction. */
    record Predict(String endpoint, Body body, long deadlineNanos) implements Route {}
}
