package dev.aiengine.server.monitoring;

/** What tells a series from others. */
sealed interface SeriesKey {

    /** A variant of a tenant's endpoint. */
    record OfVariant(String tenant, String endpoint, String model, int version) implements SeriesKey {
        String variant() {
            return model + "@" + version;
        }
    }

    /** A machine that agents run on; it belongs to no tenant. */
    record OfNode(String node) implements SeriesKey {}
}
