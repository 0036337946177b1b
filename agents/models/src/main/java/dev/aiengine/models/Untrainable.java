package dev.aiengine.models;

/** Data or parameters that no attempt could learn from; the message tells the user what to change. */
public final class Untrainable extends RuntimeException {
    public Untrainable(String message) {
        super(message);
    }
}
