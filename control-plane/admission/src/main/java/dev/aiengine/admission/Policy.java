package dev.aiengine.admission;

/**
 * How the queue is run.
 *
 * @param aging waiting time in milliseconds that weighs as much as a point of priority
 * @param minimumRun milliseconds a workload runs before it gives way; twice as long after each time it did
 * @param admissions most workloads that one plan lets go
 * @param preemptions most workloads for whose sake one plan asks others to give way
 */
public record Policy(long aging, long minimumRun, int admissions, int preemptions) {
    public static final Policy DEFAULT = new Policy(60_000, 300_000, 500, 4);
}
