package dev.aiengine.agent.serving;

import dev.aiengine.agent.control.Sha256;
import dev.aiengine.contract.agent.ServingPlan.KeyDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may predict, known by their digests. Keys that were let in are remembered as they came, so that hashing
 * stays off the path of the next request; what was refused is not, so strangers cannot fill the memory.
 */
public final class Keys {
    private static final int MOST_REMEMBERED = 4096;
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::digest);

    private final List<KeyDigest> digests;
    private final Map<String, Instant> expiries = new HashMap<>();
    private final Map<String, Instant> remembered = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Keys(List<KeyDigest> digests, InstantSource clock) {
        this.digests = digests;
        this.clock = clock;
        for (KeyDigest digest : digests) {
            expiries.put(digest.sha256(), digest.expiresAt() == null ? Instant.MAX : digest.expiresAt());
        }
    }

    /** The same keys, or new ones where they changed. */
    Keys updated(List<KeyDigest> next) {
        return digests.equals(next) ? this : new Keys(next, clock);
    }

    public boolean admit(String key) {
        Instant expiry = remembered.get(key);
        if (expiry == null) {
            expiry = look(key);
        }
        return expiry != null && (expiry.equals(Instant.MAX) || clock.instant().isBefore(expiry));
    }

    private @Nullable Instant look(String key) {
        byte[] digest = DIGEST.get().digest(key.getBytes(StandardCharsets.UTF_8));
        Instant expiry = expiries.get(Sha256.hex(digest));
        if (expiry != null && remembered.size() < MOST_REMEMBERED) {
            remembered.put(key, expiry);
        }
        return expiry;
    }
}
