package dev.aiengine.contract.client;

import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.EndpointState;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** {@code /endpoints} of one tenant. */
public final class EndpointRoutes {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Wire wire;

    EndpointRoutes(Wire wire) {
        this.wire = wire;
    }

    /** Makes the endpoint or changes it; the answer comes at once, before it is ready. */
    public Endpoint put(String name, EndpointSpec spec) {
        return wire.put("endpoints/" + name, spec, Endpoint.class);
    }

    public Endpoint get(String name) {
        return wire.get("endpoints/" + name, Endpoint.class);
    }

    public Listing<Endpoint> list() {
        return new Listing<>(wire, "endpoints", Endpoint.class);
    }

    public void delete(String name) {
        wire.delete("endpoints/" + name);
    }

    /**
     * Waits until the endpoint is ready.
     *
     * @throws TimeoutException says what state it was left in, and why
     */
    public Endpoint await(String name, Duration atMost) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Endpoint endpoint = get(name);
        while (endpoint.state() != EndpointState.READY) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("Endpoint " + name + " is still " + endpoint.state() + " after "
                        + atMost.toSeconds() + " s" + (endpoint.reason() == null ? "" : ": " + endpoint.reason()));
            }
            Thread.sleep(LOOK_AGAIN);
            endpoint = get(name);
        }
        return endpoint;
    }
}
