package dev.aiengine.server.prediction;

/** The body of a prediction, in memory until it is closed. */
final class Body implements AutoCloseable {
    final byte[] bytes;
    final int length;
    private final Runnable release;

    /**
     * A body that was read.
     *
     * @param bytes the first {@code length} of them
     */
    Body(byte[] bytes, int length, Runnable release) {
        this.bytes = bytes;
        this.length = length;
        this.release = release;
    }

    @Override
    public void close() {
        release.run();
    }
}
