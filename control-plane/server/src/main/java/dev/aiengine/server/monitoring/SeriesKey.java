package dev.aiengine.server.monitoring;

/** What tells a series from others. */
record SeriesKey(String tenant, String endpoint, String model, int version) {
    String variant() {
        return model + "@" + version;
    }
}
