package dev.aiengine.contract.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.contract.events.EngineEvent.OfDataset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowingTest {
    private FakeEngine engine;
    private EngineClient client;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private final EventRoutes.Listener listener = new EventRoutes.Listener() {
        @Override
        public void event(EngineEvent event) {
            told.add(event instanceof OfDataset dataset ? dataset.name() : "other");
        }

        @Override
        public void unreadable() {
            told.add("(unreadable)");
        }

        @Override
        public void connected() {
            told.add("(connected)");
        }

        @Override
        public void lost() {
            told.add("(lost)");
        }

        @Override
        public void refused(EngineException refusal) {
            told.add("(refused " + refusal.status() + ")");
        }
    };

    @BeforeEach
    void start() throws IOException {
        engine = new FakeEngine();
        client = new EngineClient(engine.base(), "secret");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aStreamThatBreaksIsGoneOnWithFromTheLastId() throws Exception {
        engine.on("GET events", events("id: r-1\n\n", dataset(2, "one"), ": still here\nid: r-5\n\n"))
                .on("GET events", events(dataset(6, "two")))
                .on("GET events", problem(401));

        try (Following _ = client.events().follow(listener)) {
            assertThat(take(8))
                    .containsExactly("(connected)", "one", "(lost)", "(connected)", "two", "(lost)", "(refused 401)");
        }
        assertThat(engine.requests().get(0).header("Last-event-id")).isEmpty();
        assertThat(engine.requests().get(1).header("Last-event-id")).contains("r-5");
        assertThat(engine.requests().get(2).header("Last-event-id")).contains("r-6");
    }

    @Test
    void eventsOfANewerEngineArePassedOver() throws Exception {
        engine.on("GET events", events("event: robot\ndata: {\"type\":\"robot\",\"arms\":2}\n\n", dataset(1, "known")))
                .on("GET events", problem(403));

        try (Following _ = client.events().follow(listener)) {
            assertThat(take(4)).containsExactly("(connected)", "known", "(lost)", "(refused 403)");
        }
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestIsHeard() throws Exception {
        String other = dataset(2, "strange").replace("created", "hibernated");
        engine.on("GET events", events("data: \u0000<garbage\n\n", other, dataset(3, "known"), "data: {\"type\":\"da"))
                .on("GET events", problem(401));

        try (Following _ = client.events().follow(listener)) {
            assertThat(take(6))
                    .containsExactly("(connected)", "(unreadable)", "(unreadable)", "known", "(lost)", "(refused 401)");
        }
    }

    @Test
    void anEngineThatIsBusyIsAskedAgain() throws Exception {
        engine.on("GET events", problem(503))
                .on("GET events", events(dataset(1, "later")))
                .on("GET events", problem(401));

        try (Following _ = client.events().follow(listener)) {
            assertThat(take(5)).containsExactly("(lost)", "(connected)", "later", "(lost)", "(refused 401)");
        }
    }

    /** All that is told up to a refusal, or so many. */
    private List<String> take(int atMost) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (taken.size() < atMost && (taken.isEmpty() || !taken.getLast().startsWith("(refused"))) {
            taken.add(told.take());
        }
        return taken;
    }

    private static FakeEngine.Answer problem(int status) {
        return new FakeEngine.Answer(status, "application/problem+json", "{\"status\":" + status + "}");
    }

    private static FakeEngine.Answer events(String... events) {
        return new FakeEngine.Answer(200, "text/event-stream", String.join("", events));
    }

    private static String dataset(int id, String name) {
        return "id: r-" + id + "\nevent: dataset\ndata: {\"type\":\"dataset\",\"tenant\":\"acme\",\"name\":\"" + name
                + "\",\"change\":\"created\",\"at\":\"2026-01-01T00:00:00Z\",\"newer\":1}\n\n";
    }
}
