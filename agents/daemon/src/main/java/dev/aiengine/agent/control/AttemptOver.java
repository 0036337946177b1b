package dev.aiengine.agent.control;

/** This attempt has nothing more to do: the control plane said so, or the process was asked to end meanwhile. */
public final class AttemptOver extends RuntimeException {
    AttemptOver(String message) {
        super(message);
    }
}
