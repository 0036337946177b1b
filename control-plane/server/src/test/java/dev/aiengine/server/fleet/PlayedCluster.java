package dev.aiengine.server.fleet;

import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Node;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** A cluster whose agents are played by the test, over the same HTTP as real ones. */
@Primary
@Component
public class PlayedCluster implements Cluster {
    private final Map<String, PlayedAgent> agents = new ConcurrentHashMap<>();
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final Map<String, String> notes = new ConcurrentHashMap<>();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private volatile List<Node> nodes = List.of(node("played"));
    private volatile Set<String> avoided = Set.of();
    private volatile @Nullable String away;

    /** An agent that was launched; its methods say what a real one would. */
    public record PlayedAgent(String workload, int attempt, String token) {

        public String path(String route) {
            return "/agent/v1/workloads/" + workload + "/attempts/" + attempt + "/" + route;
        }

        public Answer get(TestEngine engine, String route) {
            return engine.get(token, path(route));
        }

        public Answer post(TestEngine engine, String route, Object body) {
            return engine.post(token, path(route), body);
        }

        public Answer put(TestEngine engine, String route, byte[] bytes) {
            return engine.put(token, path(route), "application/octet-stream", BodyPublishers.ofByteArray(bytes));
        }

        String handle() {
            return workload + "/" + attempt;
        }
    }

    @Override
    public List<Node> nodes() {
        reach();
        return nodes;
    }

    @Override
    public void avoid(Set<String> drained) {
        avoided = Set.copyOf(drained);
    }

    @Override
    public String launch(Workload workload, String token) {
        reach();
        PlayedAgent agent = new PlayedAgent(workload.id(), workload.attempt(), token);
        agents.put(agent.handle(), agent);
        return agent.handle();
    }

    @Override
    public Optional<String> ended(String handle) {
        return Optional.ofNullable(ends.get(handle));
    }

    @Override
    public Optional<String> note(String handle) {
        return Optional.ofNullable(notes.get(handle));
    }

    @Override
    public void stop(String handle) {
        reach();
        stopped.add(handle);
    }

    @Override
    public void keepOnly(Collection<String> handles) {
        agents.keySet().stream().filter(handle -> !handles.contains(handle)).forEach(stopped::add);
    }

    @Override
    public Optional<Resource> log(Workload workload, int attempt) {
        return Optional.empty();
    }

    @Override
    public boolean outlivesEngine() {
        return false;
    }

    /** Waits until an attempt was launched. */
    public PlayedAgent agent(String workload, int attempt) {
        return Awaitility.await().until(() -> agents.get(workload + "/" + attempt), agent -> agent != null);
    }

    /** Lets an agent's process end without a word. */
    public void kill(PlayedAgent agent) {
        ends.put(agent.handle(), "the agent's process was killed");
    }

    /** What the cluster says of an agent that is not up; null once it has nothing to say. */
    public void note(PlayedAgent agent, @Nullable String sentence) {
        if (sentence == null) {
            notes.remove(agent.handle());
        } else {
            notes.put(agent.handle(), sentence);
        }
    }

    /** The machines it has from now on, all alike. */
    public void has(String... names) {
        nodes = Stream.of(names).map(PlayedCluster::node).toList();
    }

    /** What nothing may be launched on. */
    public Set<String> avoided() {
        return avoided;
    }

    private static Node node(String name) {
        return new Node(name, null, new Amount(8, 1_000_000, 1L << 50));
    }

    /** From now on the cluster cannot be reached. */
    public void goAway(String sentence) {
        away = sentence;
    }

    public void comeBack() {
        away = null;
    }

    private void reach() {
        String sentence = away;
        if (sentence != null) {
            throw new ClusterUnavailable(sentence);
        }
    }

    public boolean wasStopped(PlayedAgent agent) {
        return stopped.contains(agent.handle());
    }
}
