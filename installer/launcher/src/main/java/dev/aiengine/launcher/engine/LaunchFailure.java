package dev.aiengine.launcher.engine;

/** Something the person at the terminal can understand and mend; the message is all they need. */
public final class LaunchFailure extends RuntimeException {
    public LaunchFailure(String message) {
        super(message);
    }
}
