package dev.aiengine.server.prediction;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.aiengine.server.tenancy.Tenants;
import dev.aiengine.server.web.ApiException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tenants' quota of requests per second, on this control plane; a second's worth may come at once. */
@Component
class RateLimits {
    private final Tenants tenants;
    private final LoadingCache<Limit, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build(RateLimits::bucket);

    RateLimits(Tenants tenants) {
        this.tenants = tenants;
    }

    /** A changed quota is another key, so it has effect with the next request. */
    private record Limit(String tenant, int perSecond) {}

    /** Takes one request from the tenant's quota, or refuses with 429. */
    void take(String tenant) {
        @Nullable Integer perSecond = tenants.get(tenant).quota().requestsPerSecond();
        if (perSecond == null) {
            return;
        }
        if (perSecond == 0 || !buckets.get(new Limit(tenant, perSecond)).tryConsume(1)) {
            throw ApiException.tooMany(
                    "The tenant's quota of " + perSecond + " requests per second is used up", Duration.ofSeconds(1));
        }
    }

    private static Bucket bucket(Limit limit) {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.perSecond()).refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
