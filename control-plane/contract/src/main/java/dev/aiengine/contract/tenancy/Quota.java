package dev.aiengine.contract.tenancy;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant may use at once; an absent limit is no limit.
 *
 * @param memory bytes of agents' memory
 * @param trainingJobs unfinished training jobs
 * @param storage bytes of datasets and models; an upload that would go over it is refused
 */
public record Quota(
        @PositiveOrZero @Nullable Integer gpus,
        @PositiveOrZero @Nullable Double cpus,
        @PositiveOrZero @Nullable Long memory,
        @PositiveOrZero @Nullable Integer trainingJobs,
        @PositiveOrZero @Nullable Integer requestsPerSecond,
        @PositiveOrZero @Nullable Long storage) {

    public static final Quota UNLIMITED = new Quota(null, null, null, null, null, null);
}
