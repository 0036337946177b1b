package dev.aiengine.server.serving;

/** A tenant's endpoints ask something else of its serving pool. */
record PoolDemandChanged(String tenant) {}
