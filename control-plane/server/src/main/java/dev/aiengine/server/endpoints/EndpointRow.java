package dev.aiengine.server.endpoints;

import dev.aiengine.contract.endpoints.EndpointSpec;
import java.time.Instant;

/**
 * An endpoint as the database has it; its state is not in it but with the agents.
 *
 * @param generation one more with every change of the spec
 */
record EndpointRow(
        String tenant, String name, EndpointSpec spec, int generation, Instant createdAt, Instant updatedAt) {

    EndpointRow change(EndpointSpec newSpec, Instant now) {
        return new EndpointRow(tenant, name, newSpec, generation + 1, createdAt, now);
    }
}
