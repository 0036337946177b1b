package dev.aiengine.server.fleet.kubernetes;

/** The settings of the cluster cannot work; the message is one sentence that says which. */
final class UnusableCluster extends RuntimeException {
    UnusableCluster(String message) {
        super(message);
    }

    UnusableCluster(String message, Throwable cause) {
        super(message, cause);
    }
}
