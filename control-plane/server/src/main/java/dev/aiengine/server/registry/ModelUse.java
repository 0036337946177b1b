package dev.aiengine.server.registry;

import java.util.Optional;

/** A feature that uses model versions and must be asked before one is deleted. */
public interface ModelUse {

    /** Names what uses the model, or nothing. */
    Optional<String> use(String tenant, String model);
}
