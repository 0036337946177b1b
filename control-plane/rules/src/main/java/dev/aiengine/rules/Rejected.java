package dev.aiengine.rules;

/** An input that a rule refuses, or that a rule could not be applied to. */
public final class Rejected extends RuntimeException {

    Rejected(String message) {
        super(message, null, false, false);
    }
}
