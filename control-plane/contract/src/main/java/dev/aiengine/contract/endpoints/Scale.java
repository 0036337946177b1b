package dev.aiengine.contract.endpoints;

import org.jspecify.annotations.Nullable;

/**
 * The replicas behind an endpoint.
 *
 * @param min what the endpoint asks for
 * @param max what the endpoint asks for
 * @param wanted how many its tenant's serving pool shall have now
 * @param ready how many of them answer for the endpoint
 * @param reason why so many are wanted, and what those lack that do not answer yet
 */
public record Scale(
        int min, int max, int wanted, int ready, @Nullable String reason) {}
