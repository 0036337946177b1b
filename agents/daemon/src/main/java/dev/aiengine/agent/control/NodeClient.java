package dev.aiengine.agent.control;

import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.contract.agent.NodeHeartbeat;
import dev.aiengine.contract.agent.NodeState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Talks to the control plane for one machine. */
public final class NodeClient implements AutoCloseable {
    private final String base;
    private final String node;
    private final Calls calls;

    /**
     * A client for a machine.
     *
     * @param url where the control plane is
     * @param token of all nodes' daemons
     * @param patience how long a package is tried again before its failure is the caller's
     */
    public NodeClient(
            URI url,
            String node,
            String token,
            Ending ending,
            Backoff backoff,
            Duration patience,
            InstantSource clock,
            HttpClient http) {
        this.base = url.toString().replaceAll("/+$", "");
        this.node = node;
        this.calls = new Calls(token, ending, backoff, patience, clock, http);
    }

    /** Tells how the machine is and learns what it should have; tried once. */
    public NodeState beat(NodeHeartbeat heartbeat) throws IOException {
        return Calls.read(calls.post(uri(AgentRoutes.NODE_HEARTBEAT), heartbeat), NodeState.class);
    }

    /** Writes a package to a file, which holds exactly the bytes of its digest when the call returns. */
    public void fetch(NodeState.Wanted wanted, Path file) throws IOException {
        String route = AgentRoutes.NODE_PACKAGE
                .replace("{tenant}", wanted.tenant())
                .replace("{sha256}", Sha256.checked(wanted.sha256()));
        calls.fetch(uri(route), wanted.sha256(), file, Calls.TRANSFER);
    }

    @Override
    public void close() {
        calls.close();
    }

    private URI uri(String route) {
        return URI.create(base + route.replace("{node}", node));
    }
}
