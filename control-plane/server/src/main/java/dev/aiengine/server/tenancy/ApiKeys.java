package dev.aiengine.server.tenancy;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.NewKey;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.audit.AuditLog;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Digest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys: shown once, kept as SHA-256. A key has 192 random bits, so a plain digest cannot be searched. */
@Service
public class ApiKeys {
    /** Name of the operator key that came from the environment. */
    private static final String GIVEN = "API_KEY";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyStore store;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final LoadingCache<String, Optional<StoredKey>> cache;

    ApiKeys(KeyStore store, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofSeconds(5))
                .build(store::findByDigest);
    }

    /** The caller with this key, empty for one that is unknown or expired. */
    Optional<StoredKey> authenticate(String secret) {
        return cache.get(Digest.sha256(secret)).filter(key -> key.validAt(clock.instant()));
    }

    ApiKey issue(String tenant, NewKey request, Caller caller) {
        if (request.role() == Role.OPERATOR) {
            throw ApiException.invalid("role", "a tenant's key is tenant-admin, tenant-member or predict");
        }
        if (request.expiresAt() != null && !request.expiresAt().isAfter(clock.instant())) {
            throw ApiException.invalid("expiresAt", "must be in the future");
        }
        String secret = newSecret();
        StoredKey key = new StoredKey(
                UUID.randomUUID().toString(),
                tenant,
                request.name(),
                request.role(),
                Digest.sha256(secret),
                clock.instant(),
                request.expiresAt());
        transaction.executeWithoutResult(status -> {
            store.insert(key);
            audit.record(tenant, caller.actor(), "key.create", key.id());
        });
        return key.view(secret);
    }

    List<ApiKey> list(String tenant) {
        return store.ofTenant(tenant).stream().map(key -> key.view(null)).toList();
    }

    void revoke(String tenant, String id, Caller caller) {
        StoredKey key = store.ofTenant(tenant).stream()
                .filter(candidate -> candidate.id().equals(id))
                .findAny()
                .orElseThrow(() -> ApiException.notFound("key " + id));
        transaction.executeWithoutResult(status -> {
            store.delete(id);
            audit.record(tenant, caller.actor(), "key.revoke", id);
        });
        cache.invalidate(key.sha256());
    }

    /** The keys of a tenant that may predict, for agents that check keys themselves. */
    public List<StoredKey> ofTenant(String tenant) {
        return store.ofTenant(tenant);
    }

    /**
     * Makes sure that there is an operator key: the given one, or a new one on the first start.
     *
     * @return the new secret, to be shown once; empty where nothing was made up
     */
    Optional<String> bootstrap(@Nullable String given) {
        if (given != null) {
            if (given.length() < 16) {
                throw new IllegalStateException("API_KEY must have at least 16 characters");
            }
            if (authenticate(given).isEmpty()) {
                // The key of an earlier start that is no longer given shall no longer open anything
                store.deleteOperator(GIVEN);
                insertOperator(GIVEN, given);
            }
            return Optional.empty();
        }
        if (store.hasOperator()) {
            return Optional.empty();
        }
        String secret = newSecret();
        insertOperator("first start", secret);
        return Optional.of(secret);
    }

    private void insertOperator(String name, String secret) {
        String digest = Digest.sha256(secret);
        store.insert(
                new StoredKey(UUID.randomUUID().toString(), null, name, Role.OPERATOR, digest, clock.instant(), null));
        cache.invalidate(digest);
    }

    private static String newSecret() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return "ae_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
