package dev.aiengine.contract.tenancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Changes what is present and leaves the rest; a quota is replaced as a whole. */
public record TenantChange(
        @Size(min = 1, max = 200) @Nullable String displayName,
        @Valid @Nullable Quota quota) {}
