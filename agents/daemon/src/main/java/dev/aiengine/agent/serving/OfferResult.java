package dev.aiengine.agent.serving;

/** What a queue says to a request: FULL means come back later, CLOSED that the model has been replaced meanwhile. */
public enum OfferResult {
    ACCEPTED,
    FULL,
    CLOSED
}
