package dev.aiengine.contract.tenancy;

import java.time.Instant;

/** The unit of isolation: its own keys, quota, data, models and processes. */
public record Tenant(String name, String displayName, Quota quota, Instant createdAt) {}
