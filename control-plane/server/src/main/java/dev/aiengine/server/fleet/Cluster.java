package dev.aiengine.server.fleet;

import dev.aiengine.admission.Node;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.Resource;

/**
 * Where agents run. A handle is what finds an agent again, also after the control plane was started anew. Whatever has
 * to ask the cluster throws {@link ClusterUnavailable} while it cannot be reached.
 */
public interface Cluster {

    /** Every machine that agents may be placed on now. */
    List<Node> nodes();

    /** What is launched from now on must not come to any of these machines. */
    default void avoid(Set<String> nodes) {}

    /**
     * Makes sure that every machine has its daemon, where the cluster has daemons.
     *
     * @param token the bearer token that daemons authenticate themselves with
     */
    default void keepDaemons(String token) {}

    /**
     * Starts the agent of the current attempt.
     *
     * @param token the bearer token the agent authenticates itself with
     * @return the agent's handle
     */
    String launch(Workload workload, String token) throws IOException;

    /**
     * Takes over the agent of the current attempt where it was launched and the control plane ended before it wrote
     * that down; does what the launch left undone.
     *
     * @return the agent's handle; empty where there is no such agent, or none can be found
     */
    default Optional<String> adopt(Workload workload, String token) {
        return Optional.empty();
    }

    /** The machine that an agent was placed on, once that is known. */
    default Optional<String> place(String handle) {
        return Optional.empty();
    }

    /** How the agent ended, in a sentence; empty while it lives. */
    Optional<String> ended(String handle);

    /** Why an agent has not come up yet, in a sentence, where the cluster knows of a reason. */
    Optional<String> note(String handle);

    /** Ends an agent, at first politely; harmless where it has ended. */
    void stop(String handle);

    /** Ends what is the engine's own and has none of these handles. */
    void keepOnly(Collection<String> handles);

    /** What the agent of an attempt has written, as long as the cluster keeps it. */
    Optional<Resource> log(Workload workload, int attempt);

    /** Whether agents go on while the control plane is down for good reason and are found again by the next. */
    boolean outlivesEngine();
}
