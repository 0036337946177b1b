package dev.aiengine.agent.serving;

/**
 * Bytes of the request bodies that an agent holds, waiting for a model or inside it: bounded for all its models
 * together, for the memory is one.
 */
final class HeldBytes {
    private final long most;
    private long held;

    HeldBytes(long most) {
        this.most = most;
    }

    /** Counts a request, unless it is too much now; one that is larger than all that is allowed may come alone. */
    synchronized boolean take(int bytes) {
        if (held > 0 && held + bytes > most) {
            return false;
        }
        held += bytes;
        return true;
    }

    synchronized void give(int bytes) {
        held -= bytes;
    }
}
