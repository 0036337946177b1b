package dev.aiengine.contract.tenancy;

import dev.aiengine.contract.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Asks for a tenant; without a quota it is unlimited. */
public record NewTenant(
        @NotNull @Pattern(regexp = Names.TENANT, message = Names.TENANT_MESSAGE)
        String name,

        @Size(max = 200) @Nullable String displayName,
        @Valid @Nullable Quota quota) {}
