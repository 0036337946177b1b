package dev.aiengine.server.crash;

import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Machines on which agents run whether or not there is a control plane. */
final class Machines {
    static final long GPUS = 2;
    static final List<Node> NODES = List.of(new Node("machine", null, new Amount(GPUS, 64_000, 1L << 40)));

    private final boolean findable;
    private final Map<String, Agent> agents = new LinkedHashMap<>();

    /** @param findable whether an agent can be found by its workload, as a pod can and a child process cannot */
    Machines(boolean findable) {
        this.findable = findable;
    }

    String launch(String workload, int attempt, String token) {
        String handle = handle(workload, attempt);
        if (agents.containsKey(handle)) {
            throw new AssertionError("attempt " + attempt + " of " + workload + " is started twice");
        }
        agents.put(handle, new Agent(workload, attempt, token));
        return handle;
    }

    Optional<String> find(String workload, int attempt) {
        return findable ? Optional.of(handle(workload, attempt)).filter(agents::containsKey) : Optional.empty();
    }

    Optional<String> ended(String handle) {
        Agent agent = agents.get(handle);
        return agent == null ? Optional.of("there is no such process") : agent.ended();
    }

    void stop(String handle) {
        Optional.ofNullable(agents.get(handle)).ifPresent(agent -> agent.end("was stopped"));
    }

    /** Only of those that can be found it is known that they are the engine's. */
    void keepOnly(Collection<String> handles) {
        if (findable) {
            agents.keySet().stream().filter(handle -> !handles.contains(handle)).forEach(this::stop);
        }
    }

    List<Agent> alive() {
        return new ArrayList<>(agents.values().stream()
                .filter(agent -> agent.ended().isEmpty())
                .toList());
    }

    private static String handle(String workload, int attempt) {
        return workload + "/" + attempt;
    }
}
