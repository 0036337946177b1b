package dev.aiengine.server.fleet;

import dev.aiengine.server.fleet.Workload.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where agents run. */
interface Cluster {

    /** What there is in all. */
    Needs capacity();

    /**
     * Starts the agent of the current attempt.
     *
     * @param token the bearer token the agent authenticates itself with
     * @return what finds the agent again, also after the control plane was started anew
     */
    String launch(Workload workload, String token) throws IOException;

    /** How the agent ended; empty while it lives. */
    Optional<String> ended(String handle);

    /** Ends an agent, at first politely; harmless where it has ended. */
    void stop(String handle);

    /** What the agent of an attempt has written. */
    Optional<Path> log(String workload, int attempt);
}
