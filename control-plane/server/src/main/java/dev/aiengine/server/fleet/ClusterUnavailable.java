package dev.aiengine.server.fleet;

/** The cluster cannot be asked: nothing is known of its agents, and nothing is lost. The message is one sentence. */
public final class ClusterUnavailable extends RuntimeException {
    public ClusterUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public ClusterUnavailable(String message) {
        super(message);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
