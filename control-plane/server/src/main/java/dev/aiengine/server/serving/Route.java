package dev.aiengine.server.serving;

import java.util.concurrent.atomic.AtomicInteger;

/** Where a replica answers, and how much the gateway has under way there. */
public final class Route {
    private final String address;
    private final String key;
    private final AtomicInteger underWay = new AtomicInteger();

    /** It did not answer lately, and was not heard since. */
    private volatile boolean doubted;

    /**
     * A replica nobody was sent to yet.
     *
     * @param address {@code http://host:port}
     * @param key the bearer key with which the gateway may predict there
     */
    Route(String address, String key) {
        this.address = address;
        this.key = key;
    }

    public String address() {
        return address;
    }

    public String key() {
        return key;
    }

    /** A prediction goes there. */
    public void begin() {
        underWay.incrementAndGet();
    }

    /** A prediction has come back, or will not. */
    public void end() {
        underWay.decrementAndGet();
    }

    /** It did not answer: others are asked first until it is heard again. */
    public void doubt() {
        doubted = true;
    }

    void heard() {
        doubted = false;
    }

    int underWay() {
        return underWay.get();
    }

    boolean betterThan(Route other) {
        return doubted == other.doubted ? underWay() < other.underWay() : other.doubted;
    }
}
