package dev.aiengine.contract.registry;

import java.time.Instant;
import java.util.Map;

/** A name in a tenant under which versions are kept. */
public record Model(String name, String task, int latestVersion, Map<String, Integer> aliases, Instant createdAt) {}
