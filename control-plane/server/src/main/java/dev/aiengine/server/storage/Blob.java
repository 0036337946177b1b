package dev.aiengine.server.storage;

/**
 * Bytes in the store.
 *
 * @param sha256 lower-case hex
 */
public record Blob(String sha256, long bytes) {}
