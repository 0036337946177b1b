package dev.aiengine.launcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Replicas;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serving pools of real agents. */
class ReplicasTest {
    @TempDir
    Path data;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private RealEngine engine;
    private EngineClient acme;

    @BeforeEach
    void aTenantWithAModel() throws Exception {
        engine = new RealEngine(data, "--aiengine.serving.idle=3s");
        engine.start();
        acme = engine.tenant("acme");
        acme.datasets().upload("notes", new Upload(notes(), Upload.CSV));
        TrainingJob job = acme.training().submit(TrainRequest.of("notes", "text-classification", "notes"));
        assertThat(acme.training().await(job.id(), RealEngine.LONG).version()).isEqualTo(1);
    }

    @AfterEach
    void close() {
        callers.close();
        engine.close();
    }

    @Test
    void noPredictionIsLostWhenOneOfTwoReplicasIsKilledAndThenTheOther() throws Exception {
        put(new Replicas(2, 2));
        await().atMost(RealEngine.LONG).until(() -> ready() == 2);
        List<Agent> before = engine.agents();
        AtomicBoolean enough = new AtomicBoolean();
        List<Future<Integer>> callersUnderWay = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            callersUnderWay.add(callers.submit(() -> predictUntil(enough)));
        }

        for (Agent agent : before) {
            RealEngine.process(agent).destroyForcibly();
            await().atMost(RealEngine.LONG).until(() -> isReplaced(agent) && ready() == 2);
        }
        enough.set(true);

        for (Future<Integer> caller : callersUnderWay) {
            assertThat(caller.get()).isPositive();
        }
        assertThat(engine.agents()).hasSize(2).extracting(Agent::attempt).containsOnly(2);
    }

    @Test
    void aPoolEndsWhenNobodyPredictsAndTheNextPredictionsWakeOneReplica() throws Exception {
        put(new Replicas(0, 1));
        acme.endpoints().await("notes", RealEngine.LONG);
        Agent first = engine.agents().getFirst();

        await().atMost(RealEngine.LONG)
                .until(() -> acme.endpoints().get("notes").state() == EndpointState.IDLE);
        await().atMost(RealEngine.LONG).until(() -> !RealEngine.isAlive(first));
        await().atMost(RealEngine.LONG).until(() -> engine.agents().isEmpty());
        List<Future<Integer>> waiting = new ArrayList<>();
        for (int caller = 0; caller < 5; caller++) {
            waiting.add(
                    callers.submit(() -> acme.predict("notes", "sun and joy").version()));
        }

        for (Future<Integer> answer : waiting) {
            assertThat(answer.get()).isEqualTo(1);
        }
        assertThat(engine.agents()).hasSize(1);
    }

    /** Only then does the engine know that the agent is gone, and counts the next one as ready. */
    private boolean isReplaced(Agent agent) {
        return engine.agents().stream()
                .anyMatch(one -> one.workload().equals(agent.workload()) && one.attempt() > agent.attempt());
    }

    private int predictUntil(AtomicBoolean enough) {
        int predictions = 0;
        while (!enough.get()) {
            assertThat(acme.predict("notes", "sun and joy").version()).isEqualTo(1);
            predictions++;
        }
        return predictions;
    }

    private void put(Replicas replicas) {
        acme.endpoints().put("notes", new EndpointSpec(List.of(new Variant("notes", "1", null)), null, null, replicas));
    }

    private int ready() {
        return acme.endpoints().get("notes").replicas().ready();
    }

    private Path notes() throws IOException {
        return Files.writeString(
                data.resolve("notes.csv"),
                "text,label\n"
                        + "sun and joy,good\nrain and grief,bad\nwarm and kind,good\ncold and rude,bad\n".repeat(20));
    }
}
