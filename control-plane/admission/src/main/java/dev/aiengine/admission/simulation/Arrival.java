package dev.aiengine.admission.simulation;

import dev.aiengine.admission.Shape;

/**
 * A workload that will be submitted.
 *
 * @param at milliseconds of the simulated time
 * @param runs how long it runs in all, milliseconds
 */
public record Arrival(String id, String tenant, Shape shape, int priority, long at, long runs) {}
