package dev.aiengine.agent;

import dev.aiengine.agent.control.Backoff;
import dev.aiengine.agent.control.ControlPlaneClient;
import dev.aiengine.agent.control.Ending;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The parts of an agent's conversation as tests want them: in haste. */
public final class Conversation {
    public static final Backoff HASTY =
            new Backoff(Duration.ofMillis(2), Duration.ofMillis(10), RandomGenerator.of("L64X128MixRandom"));

    public static ControlPlaneClient client(FakeControlPlane controlPlane, Ending ending, Duration patience) {
        return new ControlPlaneClient(
                controlPlane.attempt(),
                ending,
                HASTY,
                patience,
                InstantSource.system(),
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    private Conversation() {}
}
