package dev.aiengine.server.fleet;

import dev.aiengine.admission.Policy;
import dev.aiengine.server.fleet.Workload.Needs;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the fleet is run.
 *
 * @param tick how often the queue is looked at
 * @param lease how long an agent may be silent before its attempt counts as lost
 * @param startLease how long a new agent may take until its first heartbeat
 * @param longestStart how long a new agent may take while the cluster can say what it still lacks
 * @param attempts runs a training gets before it fails
 * @param train what a training needs where the request does not say
 * @param serve what a tenant's serving pool needs
 * @param minimumRun how long a training runs before it may be asked to give way; twice as long after each time it did
 * @param giveWay how long an agent that was asked to give way may take to save its state
 * @param aging waiting time that weighs as much as a point of priority
 * @param halfLife after which past use counts half as much in a tenant's share
 * @param admissions most workloads that one look at the queue lets go
 */
@ConfigurationProperties("aiengine.fleet")
record FleetProperties(
        @DefaultValue("500ms") Duration tick,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("90s") Duration startLease,
        @DefaultValue("15m") Duration longestStart,
        @DefaultValue("3") int attempts,
        @DefaultValue Defaults train,
        @DefaultValue Defaults serve,
        @DefaultValue("5m") Duration minimumRun,
        @DefaultValue("1m") Duration giveWay,
        @DefaultValue("1m") Duration aging,
        @DefaultValue("1h") Duration halfLife,
        @DefaultValue("500") int admissions) {

    /** Defaults of one kind of workload; an absent figure is filled by {@link #or}. */
    record Defaults(
            @DefaultValue("0") int gpus,
            @DefaultValue("0") double cpus,
            @DefaultValue("0") long memory) {
        Needs or(double otherCpus, long otherMemory) {
            return new Needs(gpus, cpus > 0 ? cpus : otherCpus, memory > 0 ? memory : otherMemory);
        }
    }

    Needs needs(Workload.Kind kind) {
        return switch (kind) {
            case TRAIN -> train.or(1, 2L << 30);
            case SERVE -> serve.or(0.1, 512L << 20);
        };
    }

    Policy policy() {
        return new Policy(aging.toMillis(), minimumRun.toMillis(), admissions, Policy.DEFAULT.preemptions());
    }
}
