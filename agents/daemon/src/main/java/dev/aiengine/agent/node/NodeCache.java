package dev.aiengine.agent.node;

import dev.aiengine.agent.control.NodeClient;
import dev.aiengine.contract.agent.NodeState;
import dev.aiengine.contract.fleet.NodeStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The machine's packages: fetched ahead, kept within a limit, given out to the agents beside it. */
public final class NodeCache implements AutoCloseable {
    private final Prefetch prefetch;
    private final PackageServer server;
    private final ExecutorService fetching;

    private NodeCache(Prefetch prefetch, PackageServer server, ExecutorService fetching) {
        this.prefetch = prefetch;
        this.server = server;
        this.fetching = fetching;
    }

    /**
     * Opens the folder and begins to answer.
     *
     * @param limit most bytes on disk
     */
    public static NodeCache open(
            Path folder, long limit, InetSocketAddress address, NodeClient controlPlane, InstantSource clock)
            throws IOException {
        PackageFolder packages = PackageFolder.open(folder, limit, clock);
        ExecutorService fetching = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("prefetch").factory());
        Prefetch prefetch = new Prefetch(packages, controlPlane::fetch, fetching);
        return new NodeCache(prefetch, PackageServer.start(address, packages, prefetch), fetching);
    }

    public int port() {
        return server.port();
    }

    /** Takes in what the control plane says, as often as it says it. */
    public void desire(NodeState state) {
        server.allow(state.readers());
        prefetch.desire(state);
    }

    public NodeStatus.Cache status() {
        return prefetch.status();
    }

    @Override
    public void close() {
        fetching.shutdownNow();
        server.close();
    }
}
