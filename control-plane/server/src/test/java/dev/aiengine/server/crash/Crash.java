package dev.aiengine.server.crash;

/** The control plane's process ended here: an error, so that nothing that handles failures goes on after it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String step) {
        super("the control plane was killed at: " + step);
    }
}
