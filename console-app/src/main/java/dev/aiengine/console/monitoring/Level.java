package dev.aiengine.console.monitoring;

import java.util.List;

/** What figures are put together to one line. */
enum Level {
    TENANT("Tenant", "tenant"),
    ENDPOINT("Endpoint", "endpoint"),
    MODEL("Model", "model"),
    VARIANT("Variant", "variant");

    private final String title;
    private final String wire;

    Level(String title, String wire) {
        this.title = title;
        this.wire = wire;
    }

    String title() {
        return title;
    }

    /** As the wire says it, in questions. */
    String wire() {
        return wire;
    }

    /** Labels that tell its lines apart, the widest first. */
    List<String> parts() {
        return switch (this) {
            case TENANT -> List.of("tenant");
            case ENDPOINT -> List.of("tenant", "endpoint");
            case MODEL -> List.of("tenant", "model");
            case VARIANT -> List.of("tenant", "endpoint", "variant");
        };
    }
}
