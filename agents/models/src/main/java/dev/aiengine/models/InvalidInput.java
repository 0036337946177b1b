package dev.aiengine.models;

/** An input that a model cannot read; the message says what was expected and what came. */
public final class InvalidInput extends RuntimeException {
    public InvalidInput(String message) {
        super(message);
    }
}
