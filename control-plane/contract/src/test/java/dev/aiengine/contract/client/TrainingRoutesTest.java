package dev.aiengine.contract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingRoutesTest {
    private FakeEngine engine;
    private TrainingRoutes training;

    @BeforeEach
    void start() throws IOException {
        engine = new FakeEngine();
        training = new EngineClient(engine.base(), "secret").training();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aJobIsSubmittedReadCancelledAndItsLogRead() {
        engine.on("POST train", 202, job("QUEUED"))
                .on("GET train/j1", 200, job("RUNNING"))
                .on("DELETE train/j1", 200, job("CANCELLED"))
                .on("GET train/j1/logs", new FakeEngine.Answer(200, "text/plain", "epoch 1\n"));

        TrainingJob submitted = training.submit(TrainRequest.of("m", "sentiment", "reviews@3"));
        assertThat(submitted.state()).isEqualTo(JobState.QUEUED);
        assertThat(engine.lastRequest().body())
                .isEqualTo("{\"model\":\"m\",\"task\":\"sentiment\",\"dataset\":\"reviews@3\"}");
        assertThat(training.get("j1").state()).isEqualTo(JobState.RUNNING);
        assertThat(training.cancel("j1").state()).isEqualTo(JobState.CANCELLED);
        assertThat(training.logs("j1")).isEqualTo("epoch 1\n");
    }

    @Test
    void aSubmissionThatMayBeRepeatedCarriesItsKey() {
        engine.on("POST train", 202, job("QUEUED"));

        training.submit(TrainRequest.of("m", "sentiment", "reviews@3"), "once");

        assertThat(engine.lastRequest().header("Idempotency-key")).contains("once");
    }

    @Test
    void eventsAreTheJobAtEachChange() {
        engine.on("GET train/j1/events", events(":keep-alive\n\n", event("RUNNING"), event("SUCCEEDED")));

        try (Stream<TrainingJob> events = training.events("j1")) {
            assertThat(events.map(TrainingJob::state)).containsExactly(JobState.RUNNING, JobState.SUCCEEDED);
        }
    }

    @Test
    void anEndIsWaitedForAndChangesAreToldMeanwhile() throws Exception {
        engine.on("GET train/j1/events", events(event("RUNNING"), event("SUCCEEDED")));
        List<JobState> told = new ArrayList<>();

        TrainingJob ended = training.await("j1", Duration.ofSeconds(10), job -> told.add(job.state()));

        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(told).containsExactly(JobState.RUNNING, JobState.SUCCEEDED);
    }

    @Test
    void aStreamThatBreaksIsOpenedAgain() throws Exception {
        engine.on("GET train/j1/events", events(event("RUNNING"))).on("GET train/j1/events", events(event("FAILED")));

        assertThat(training.await("j1", Duration.ofSeconds(10)).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void aWaitThatIsTooShortSaysSo() {
        engine.on("GET train/j1/events", events(event("RUNNING")));

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> training.await("j1", Duration.ofMillis(50)))
                .withMessageContaining("j1");
    }

    @Test
    void aJobThatDoesNotExistIsNotWaitedFor() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> training.await("j1", Duration.ofSeconds(10)))
                .satisfies(e -> assertThat(e.status()).isEqualTo(404));
    }

    private static FakeEngine.Answer events(String... events) {
        return new FakeEngine.Answer(200, "text/event-stream", String.join("", events));
    }

    private static String event(String state) {
        return "event: job\nid: 1\ndata: " + job(state) + "\n\n";
    }

    private static String job(String state) {
        return ("{'id':'j1','model':'m','task':'sentiment','dataset':'reviews@3','params':{},'priority':0,'state':'"
                        + state + "','progress':{'fraction':0,'epoch':0,'epochs':0},'metrics':{},'attempt':1,"
                        + "'submittedAt':'2026-01-01T00:00:00Z'}")
                .replace('\'', '"');
    }
}
