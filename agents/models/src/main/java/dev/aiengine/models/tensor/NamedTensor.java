package dev.aiengine.models.tensor;

import org.jspecify.annotations.Nullable;

/** One output of a model; a module's outputs have names only where it gives a dictionary. */
public record NamedTensor(@Nullable String name, Tensor tensor) {}
