package dev.aiengine.server.training;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Ids of jobs: they sort by the time of submission, and cannot be guessed. */
@Component
class JobIds {
    /** Sorts after every id. */
    static final String LAST = "~";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;

    JobIds(Clock clock) {
        this.clock = clock;
    }

    String next() {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        return String.format("%011x-%s", clock.millis(), HexFormat.of().formatHex(random));
    }
}
