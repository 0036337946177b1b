package dev.aiengine.contract.fleet;

import dev.aiengine.contract.tenancy.Quota;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the queue would do, if.
 *
 * @param quotas by tenant, each in place of the tenant's own; the others stay as they are
 * @param nodes the whole cluster instead of the one there is
 */
public record QueueQuestion(
        @Size(max = 1_000) @Nullable Map<String, @Valid @NotNull Quota> quotas,
        @Size(max = 10_000) @Nullable List<@Valid @NotNull Machine> nodes) {

    /**
     * A machine.
     *
     * @param memory bytes
     */
    public record Machine(
            @NotBlank @Size(max = 200) String name,
            @PositiveOrZero int gpus,
            @Size(min = 1, max = 100) @Nullable String gpuType,
            @Positive double cpus,
            @Positive long memory) {}
}
