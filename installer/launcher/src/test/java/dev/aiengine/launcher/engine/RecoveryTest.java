package dev.aiengine.launcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real control plane with real agents, and SIGKILL for both. */
class RecoveryTest {
    private static final Duration LONG = RealEngine.LONG;

    @TempDir
    Path data;

    private RealEngine engine;
    private EngineClient acme;

    @BeforeEach
    void aTenantWithData() throws IOException {
        engine = new RealEngine(data);
        engine.start();
        acme = engine.tenant("acme");
        acme.datasets().upload("notes", new Upload(notes(), Upload.CSV));
    }

    @AfterEach
    void stopWhatWasStarted() {
        engine.close();
    }

    @Test
    void aTrainingWhoseProcessIsKilledSucceedsInItsNextAttempt() throws Exception {
        TrainingJob job = train();
        awaitRunning(job);

        agentOf(job).destroyForcibly();

        TrainingJob done = acme.training().await(job.id(), LONG);
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done.attempt()).isEqualTo(2);
        assertThat(done.version()).isEqualTo(1);
    }

    @Test
    void aControlPlaneKilledWhileItTrainsAndServesLosesNothing() throws Exception {
        int version =
                Objects.requireNonNull(acme.training().await(train().id(), LONG).version());
        acme.endpoints()
                .put("notes", new EndpointSpec(List.of(new Variant("notes", Integer.toString(version), null)), null));
        Endpoint endpoint = acme.endpoints().await("notes", LONG);
        TrainingJob running = train();
        TrainingJob accepted = train();
        awaitRunning(running);
        ProcessHandle trainer = agentOf(running);

        engine.kill();

        EngineClient direct = acme.at(URI.create(endpoint.addresses().getFirst()));
        assertThat(direct.predict("notes", "sun and joy").version()).isEqualTo(version);
        assertThat(trainer.isAlive()).isTrue();
        engine.start();
        assertThat(acme.training().await(running.id(), LONG))
                .extracting(TrainingJob::state, TrainingJob::attempt)
                .containsExactly(JobState.SUCCEEDED, 1);
        assertThat(acme.training().await(accepted.id(), LONG).state()).isEqualTo(JobState.SUCCEEDED);
        await().atMost(LONG).until(() -> acme.endpoints().get("notes").state() == EndpointState.READY);
        assertThat(acme.endpoints().get("notes").addresses()).isEqualTo(endpoint.addresses());
        assertThat(acme.predict("notes", "sun and joy").version()).isEqualTo(version);
    }

    private TrainingJob train() {
        return acme.training().submit(TrainRequest.of("notes", "text-classification", "notes"));
    }

    private void awaitRunning(TrainingJob job) {
        await().atMost(LONG)
                .until(
                        () -> acme.training().get(job.id()),
                        now -> now.progress().fraction() > 0);
    }

    private ProcessHandle agentOf(TrainingJob job) {
        return engine.agents().stream()
                .filter(candidate -> candidate.workload().equals(job.id()))
                .findAny()
                .map(RealEngine::process)
                .orElseThrow();
    }

    /** Enough rows that a training can be met while it runs. */
    private Path notes() throws IOException {
        Random random = new Random(7);
        String[] good = {"sun", "joy", "warm", "kind", "bright", "fresh"};
        String[] bad = {"rain", "grief", "cold", "rude", "dark", "stale"};
        StringBuilder rows = new StringBuilder("text,label\n");
        for (int row = 0; row < 8_000; row++) {
            boolean happy = random.nextBoolean();
            for (int word = 0; word < 40; word++) {
                String[] words = random.nextInt(10) < 6 == happy ? good : bad;
                rows.append(words[random.nextInt(words.length)])
                        .append(random.nextInt(50))
                        .append(' ');
            }
            rows.append(happy ? ",good\n" : ",bad\n");
        }
        return Files.writeString(data.resolve("notes.csv"), rows);
    }
}
