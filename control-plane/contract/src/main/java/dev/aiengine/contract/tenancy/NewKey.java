package dev.aiengine.contract.tenancy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks for a key; without {@code expiresAt} it does not expire. */
public record NewKey(
        @NotBlank @Size(max = 200) String name,
        @NotNull Role role,
        @Nullable Instant expiresAt) {}
