package dev.aiengine.server.fleet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tokens of agents: derived from one secret, so that none is stored and an agent that outlived a restart of the control
 * plane is still known. A token is good for one attempt.
 */
@Component
public class Tokens {
    private final JdbcClient jdbc;
    private final Supplier<SecretKeySpec> secret = SingletonSupplier.of(this::loadOrMake);

    Tokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String ofAttempt(String workload, int attempt) {
        return derive("attempt/" + workload + "/" + attempt);
    }

    /** The key with which the gateway predicts on a serving pool. */
    public String ofGateway(String workload) {
        return derive("gateway/" + workload);
    }

    /** What daemons of nodes authenticate themselves with: all with the same, since one object makes them all. */
    String ofNodes() {
        return derive("nodes");
    }

    /** What serving agents of a tenant bring to the daemon of their node. */
    String ofMirror(String node, String tenant) {
        return derive("mirror/" + node + "/" + tenant);
    }

    boolean matches(String token, String workload, int attempt) {
        return same(token, ofAttempt(workload, attempt));
    }

    boolean matchesNodes(String token) {
        return same(token, ofNodes());
    }

    /** Compares in constant time. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret.get());
            byte[] code = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private SecretKeySpec loadOrMake() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        try {
            jdbc.sql("insert into secrets (name, secret) values ('tokens', ?)")
                    .param(Base64.getEncoder().encodeToString(fresh))
                    .update();
        } catch (DuplicateKeyException e) {
            // It was made on the first start
        }
        String stored = jdbc.sql("select secret from secrets where name = 'tokens'")
                .query(String.class)
                .single();
        return new SecretKeySpec(Base64.getDecoder().decode(stored), "HmacSHA256");
    }
}
