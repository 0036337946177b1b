package dev.aiengine.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.events.Change;
import dev.aiengine.contract.events.EngineEvent.OfAudit;
import dev.aiengine.contract.events.EngineEvent.OfDataset;
import dev.aiengine.contract.events.EngineEvent.OfKey;
import dev.aiengine.contract.events.EngineEvent.OfModel;
import dev.aiengine.server.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class EventLogTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final EventLog log = new EventLog(
            new JsonMapper(),
            new EventProperties(3, 1, 1, Duration.ofSeconds(10), Duration.ofMinutes(30)),
            new SettableClock());

    @Test
    void aReaderThatIsTooSlowIsToldThatItMissedSomethingAndGoesOnWithTheOldestThereIs() throws Exception {
        for (int i = 0; i < 3; i++) {
            log.committed(key(i));
        }
        assertThat(names(log.after(0, LONG))).containsExactly("0", "1", "2");
        assertThat(log.after(0, LONG).missed()).isFalse();

        log.committed(key(3));

        EventLog.Read read = log.after(0, LONG);
        assertThat(read.missed()).isTrue();
        assertThat(names(read)).containsExactly("1", "2", "3");
        assertThat(read.position()).isEqualTo(4);
    }

    @Test
    void aReaderWaitsForTheNextEvent() throws Exception {
        CompletableFuture<EventLog.Read> reading = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                reading.complete(log.after(0, LONG));
            } catch (InterruptedException e) {
                reading.completeExceptionally(e);
            }
        });
        assertThat(reading).isNotDone();

        log.committed(key(0));

        assertThat(names(reading.get())).containsExactly("0");
    }

    @Test
    void theEndOfTheEngineEndsEveryWait() throws Exception {
        log.close(new ContextClosedEvent(new StaticApplicationContext()));

        assertThat(log.after(0, LONG).entries()).isEmpty();
        assertThat(log.open()).isFalse();
    }

    @Test
    void anIdIsGoodForThisRunAndForWhatWasAlready() {
        log.committed(key(0));

        assertThat(log.position(log.id(1))).hasValue(1);
        assertThat(log.position(log.id(2))).isEmpty();
        assertThat(log.position("x" + log.id(1))).isEmpty();
        assertThat(log.position(log.id(1) + "1234567890123456789")).isEmpty();
    }

    @Test
    void aFrameHasItsIdItsNameAndOneLineOfData() throws Exception {
        log.committed(key(0));

        String frame = log.after(0, LONG).entries().getFirst().frame();
        assertThat(frame)
                .startsWith("id: " + log.id(1) + "\nevent: key\ndata: {")
                .contains("\"type\":\"key\"", "\"change\":\"changed\"")
                .endsWith("}\n\n");
    }

    @Test
    void whatTheAuditSaysIsAnEventOfTheThingItIsAbout() {
        assertThat(AuditedChanges.of(audit("model.alias", "topics@champion -> 4")))
                .contains(new OfModel("acme", "topics", 4, "champion", Change.CHANGED, Instant.EPOCH));
        assertThat(AuditedChanges.of(audit("model.rollback", "topics@champion -> 3")))
                .contains(new OfModel("acme", "topics", 3, "champion", Change.CHANGED, Instant.EPOCH));
        assertThat(AuditedChanges.of(audit("model.version", "topics@5")))
                .contains(new OfModel("acme", "topics", 5, null, Change.CHANGED, Instant.EPOCH));
        assertThat(AuditedChanges.of(audit("dataset.delete", "reviews@2")))
                .contains(new OfDataset("acme", "reviews", 2, Change.DELETED, Instant.EPOCH));
        assertThat(AuditedChanges.of(audit("key.revoke", "k-1")))
                .contains(new OfKey("acme", "k-1", Change.DELETED, Instant.EPOCH));
        assertThat(AuditedChanges.of(audit("something.new", "x"))).isEmpty();
    }

    private static OfAudit audit(String action, String subject) {
        return new OfAudit("acme", 1, "operator:k", action, subject, Instant.EPOCH);
    }

    private static OfKey key(int number) {
        return new OfKey("acme", Integer.toString(number), Change.CHANGED, Instant.EPOCH);
    }

    private static List<String> names(EventLog.Read read) {
        return read.entries().stream()
                .map(entry -> entry.event() instanceof OfKey key ? key.id() : "")
                .toList();
    }
}
