package dev.aiengine.console.connection;

/** What a page may be about, so that it hears when that changes. */
public enum Topic {
    TENANTS,
    DATASETS,
    TRAINING,
    MODELS,
    ENDPOINTS,
    QUEUE,
    AGENTS,
    AUDIT,
    METRICS
}
