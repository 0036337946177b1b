package dev.aiengine.server.monitoring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aiengine.contract.Names;
import dev.aiengine.server.monitoring.SeriesKey.OfNode;
import dev.aiengine.server.monitoring.SeriesKey.OfVariant;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The series that points are added to, made where they are new and there is room for more. */
@Component
class KnownSeries {
    /** Not a name that a tenant can have. */
    private static final String NODES = "(nodes)";

    private final SeriesStore store;
    private final MonitoringProperties properties;
    private final Cache<SeriesKey, Long> known =
            Caffeine.newBuilder().maximumSize(20_000).build();
    private final Cache<String, Integer> counts = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    KnownSeries(SeriesStore store, MonitoringProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** Its id; empty where there are too many already. */
    Optional<Long> of(SeriesKey key, long at) {
        Long id = known.getIfPresent(key);
        if (id != null) {
            return Optional.of(id);
        }
        if (key instanceof OfVariant variant && !isNamed(variant)) {
            return Optional.empty();
        }
        Optional<SeriesRow> found =
                isFull(key, at) ? store.find(key) : Optional.of(store.findOrInsert(key, Tier.MINUTES.blockOf(at)));
        found.ifPresent(row -> {
            known.put(key, row.id());
            counts.invalidate(owner(key));
        });
        return found.map(SeriesRow::id);
    }

    /** Series of what was deleted are looked up anew. */
    void forget() {
        known.invalidateAll();
    }

    private boolean isFull(SeriesKey key, long at) {
        return switch (key) {
            case OfVariant variant -> counts.get(owner(variant), store::count) >= properties.seriesPerTenant();
            case OfNode of -> counts.get(owner(of), nodes -> lately(at)) >= properties.nodes();
        };
    }

    /** A node that went for good a while ago takes no room. */
    private int lately(long at) {
        return store.nodesSince(Tier.MINUTES.blockOf(at - Tier.MINUTES.block()));
    }

    private static String owner(SeriesKey key) {
        return switch (key) {
            case OfVariant variant -> variant.tenant();
            case OfNode of -> NODES;
        };
    }

    private static boolean isNamed(OfVariant variant) {
        return variant.endpoint().matches(Names.RESOURCE) && variant.model().matches(Names.RESOURCE);
    }
}
