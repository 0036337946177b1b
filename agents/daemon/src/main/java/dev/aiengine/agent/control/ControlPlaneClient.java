package dev.aiengine.agent.control;

import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Mirror;
import dev.aiengine.contract.agent.TrainingOrder;
import dev.aiengine.contract.agent.TrainingOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks to the control plane for one attempt. Everything but the heartbeat is tried again until it is answered or the
 * patience ends, which is safe because every upload is named by its digest and an outcome may be told twice.
 */
public final class ControlPlaneClient implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlPlaneClient.class);
    private static final Duration NEARER = Duration.ofMinutes(5);

    private final Attempt attempt;
    private final Calls calls;

    /**
     * A client for one attempt.
     *
     * @param patience how long one call is tried again before its failure is the caller's
     */
    public ControlPlaneClient(
            Attempt attempt, Ending ending, Backoff backoff, Duration patience, InstantSource clock, HttpClient http) {
        this.attempt = attempt;
        this.calls = new Calls(attempt.token(), ending, backoff, patience, clock, http);
    }

    /** Tells how this agent is and learns what it should be; tried once, as the next heartbeat says it all again. */
    DesiredState beat(Heartbeat heartbeat) throws IOException {
        return Calls.read(calls.post(attempt.uri(AgentRoutes.HEARTBEAT), heartbeat), DesiredState.class);
    }

    public TrainingOrder order() throws IOException {
        return calls.persistently(
                "the order", () -> Calls.read(calls.get(attempt.uri(AgentRoutes.ORDER)), TrainingOrder.class));
    }

    /** Writes a blob to a file, which holds exactly the bytes of this digest when the call returns. */
    void fetch(String sha256, Path file) throws IOException {
        calls.fetch(attempt.uri(AgentRoutes.BLOB, sha256), sha256, file, Calls.TRANSFER);
    }

    /** The same from a mirror, asked once; false where it does not have those bytes. */
    boolean fetch(Mirror mirror, String sha256, Path file) {
        try {
            calls.once(mirror.token()).fetch(URI.create(mirror.url() + "/" + sha256), sha256, file, NEARER);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            log.debug("{} is not to be had at {}: {}", sha256, mirror, e.toString());
            return false;
        }
    }

    public void uploadPackage(String sha256, Path archive) throws IOException {
        upload(AgentRoutes.PACKAGE, sha256, archive);
    }

    public void uploadCheckpoint(String sha256, Path archive) throws IOException {
        upload(AgentRoutes.CHECKPOINT, sha256, archive);
    }

    public void report(TrainingOutcome outcome) throws IOException {
        calls.persistently("the outcome", () -> calls.post(attempt.uri(AgentRoutes.OUTCOME), outcome));
    }

    @Override
    public void close() {
        calls.close();
    }

    private void upload(String route, String sha256, Path archive) throws IOException {
        calls.persistently("the upload of " + sha256, () -> calls.put(attempt.uri(route, sha256), archive));
    }
}
