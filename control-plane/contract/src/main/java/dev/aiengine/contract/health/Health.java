package dev.aiengine.contract.health;

import java.util.Map;

/** Whether the engine works: {@code UP} or {@code DOWN}, as a whole and per component. */
public record Health(String status, String version, Map<String, String> components) {}
