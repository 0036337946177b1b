package dev.aiengine.server.endpoints;

/**
 * Where an endpoint answers.
 *
 * @param address {@code http://host:port}
 * @param key the bearer key with which the gateway may predict there
 */
public record Route(String address, String key) {}
