package dev.aiengine.contract.tenancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant may use at once; an absent limit is no limit. Of GPUs, CPUs and memory the quota is also what the
 * tenant gets back from those who borrowed it.
 *
 * @param memory bytes of agents' memory
 * @param trainingJobs unfinished training jobs
 * @param storage bytes of datasets and models; an upload that would go over it is refused
 * @param borrowing how much more it may use of what other tenants leave; nothing where absent
 * @param lending how much of its unused quota others may use meanwhile; all of it where absent
 * @param weight of its share where tenants compete, 1 where absent
 */
public record Quota(
        @PositiveOrZero @Nullable Integer gpus,
        @PositiveOrZero @Nullable Double cpus,
        @PositiveOrZero @Nullable Long memory,
        @PositiveOrZero @Nullable Integer trainingJobs,
        @PositiveOrZero @Nullable Integer requestsPerSecond,
        @PositiveOrZero @Nullable Long storage,
        @Valid @Nullable Allowance borrowing,
        @Valid @Nullable Allowance lending,

        @DecimalMin("0.01") @DecimalMax("1000") @Nullable Double weight) {
    public static final Quota UNLIMITED = new Quota(null, null, null, null, null, null);

    /** A share like anybody's, with nothing borrowed. */
    public Quota(
            @Nullable Integer gpus,
            @Nullable Double cpus,
            @Nullable Long memory,
            @Nullable Integer trainingJobs,
            @Nullable Integer requestsPerSecond,
            @Nullable Long storage) {
        this(gpus, cpus, memory, trainingJobs, requestsPerSecond, storage, null, null, null);
    }

    /**
     * An amount of what workloads use.
     *
     * @param memory bytes
     */
    public record Allowance(
            @PositiveOrZero @Nullable Integer gpus,
            @PositiveOrZero @Nullable Double cpus,
            @PositiveOrZero @Nullable Long memory) {}
}
