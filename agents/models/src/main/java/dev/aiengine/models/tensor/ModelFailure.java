package dev.aiengine.models.tensor;

/** A model of somebody else's that failed while it computed; the message is its engine's, in one line. */
public final class ModelFailure extends RuntimeException {
    public ModelFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
