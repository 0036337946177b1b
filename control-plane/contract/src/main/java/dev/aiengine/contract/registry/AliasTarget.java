package dev.aiengine.contract.registry;

import jakarta.validation.constraints.Positive;

/** The version an alias shall point at. */
public record AliasTarget(@Positive int version) {}
