package dev.aiengine.server.fleet;

import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import dev.aiengine.server.fleet.Workload.Needs;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A cluster whose agents are played by the test, over the same HTTP as real ones. */
@Primary
@Component
public class PlayedCluster implements Cluster {
    private final Map<String, PlayedAgent> agents = new ConcurrentHashMap<>();
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final List<String> stopped = new CopyOnWriteArrayList<>();

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
    public Needs capacity() {
        return new Needs(8, 1_000, 1L << 50);
    }

    @Override
    public String launch(Workload workload, String token) {
        PlayedAgent agent = new PlayedAgent(workload.id(), workload.attempt(), token);
        agents.put(agent.handle(), agent);
        return agent.handle();
    }

    @Override
    public Optional<String> ended(String handle) {
        return Optional.ofNullable(ends.get(handle));
    }

    @Override
    public void stop(String handle) {
        stopped.add(handle);
    }

    @Override
    public Optional<Path> log(String workload, int attempt) {
        return Optional.empty();
    }

    /** Waits until an attempt was launched. */
    public PlayedAgent agent(String workload, int attempt) {
        return Awaitility.await().until(() -> agents.get(workload + "/" + attempt), agent -> agent != null);
    }

    /** Lets an agent's process end without a word. */
    public void kill(PlayedAgent agent) {
        ends.put(agent.handle(), "the agent's process was killed");
    }

    public boolean wasStopped(PlayedAgent agent) {
        return stopped.contains(agent.handle());
    }
}
