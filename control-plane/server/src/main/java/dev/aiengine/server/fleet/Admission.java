package dev.aiengine.server.fleet;

import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Node;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.server.fleet.Workload.Needs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which waiting workloads start now: a pure function, the same for every cluster. Higher priority first, then
 * who came first; a workload starts when both its tenant's quota and the cluster have room. One that waits for its own
 * quota does not hold back others; one that waits for the cluster holds back everything behind it of its priority or
 * less, so that small workloads cannot starve a large one.
 */
final class Admission {

    /**
     * What is decided on.
     *
     * @param capacity what the cluster has in all
     * @param quotas by tenant; a tenant that is missing is unlimited
     * @param workloads everything unfinished
     */
    record Snapshot(Needs capacity, Map<String, Quota> quotas, List<Workload> workloads) {}

    /** What shall be done with one waiting workload, in the order in which they were looked at. */
    sealed interface Decision {
        Workload workload();

        record Admit(Workload workload) implements Decision {}

        /** The reason is for people: the one thing it waits for. */
        record Wait(Workload workload, String reason) implements Decision {}
    }

    static final Comparator<Workload> ORDER = Comparator.comparingInt(Workload::priority)
            .reversed()
            .thenComparing(Workload::queuedAt)
            .thenComparing(Workload::id);

    /** What all nodes have together. */
    static Needs total(List<Node> nodes) {
        Amount sum = nodes.stream().map(Node::capacity).reduce(Amount.NONE, Amount::plus);
        return new Needs((int) sum.gpus(), sum.millicpus() / 1000.0, sum.memory());
    }

    static List<Decision> plan(Snapshot snapshot) {
        Map<String, Use> tenants = new HashMap<>();
        Use cluster = new Use();
        snapshot.workloads().stream().filter(Workload::active).forEach(active -> {
            cluster.add(active.needs());
            tenants.computeIfAbsent(active.tenant(), tenant -> new Use()).add(active.needs());
        });
        List<Decision> decisions = new ArrayList<>();
        boolean clusterFull = false;
        for (Workload waiting : snapshot.workloads().stream()
                .filter(workload -> workload.state() == Workload.State.QUEUED)
                .sorted(ORDER)
                .toList()) {
            Use tenant = tenants.computeIfAbsent(waiting.tenant(), name -> new Use());
            Quota quota = snapshot.quotas().getOrDefault(waiting.tenant(), Quota.UNLIMITED);
            String reason = tenant.lackUnder(quota, waiting.needs());
            if (reason == null && clusterFull) {
                reason = "waits for workloads before it in the queue";
            } else if (reason == null) {
                reason = cluster.lackIn(snapshot.capacity(), waiting.needs());
                // What could not start on an empty cluster either must not hold back what could
                clusterFull = reason != null && new Use().lackIn(snapshot.capacity(), waiting.needs()) == null;
            }
            if (reason == null) {
                cluster.add(waiting.needs());
                tenant.add(waiting.needs());
                decisions.add(new Decision.Admit(waiting));
            } else {
                decisions.add(new Decision.Wait(waiting, reason));
            }
        }
        return decisions;
    }

    private static final class Use {
        private int gpus;
        private double cpus;
        private long memory;

        void add(Needs needs) {
            gpus += needs.gpus();
            cpus += needs.cpus();
            memory += needs.memory();
        }

        @Nullable
        String lackUnder(Quota quota, Needs needs) {
            if (quota.gpus() != null && gpus + needs.gpus() > quota.gpus()) {
                return "waits for the tenant's quota of GPUs: needs %d, %d of %d are in use"
                        .formatted(needs.gpus(), gpus, quota.gpus());
            }
            if (quota.cpus() != null && exceeds(cpus + needs.cpus(), quota.cpus())) {
                return "waits for the tenant's quota of CPUs: needs %s, %s of %s are in use"
                        .formatted(figure(needs.cpus()), figure(cpus), figure(quota.cpus()));
            }
            if (quota.memory() != null && memory + needs.memory() > quota.memory()) {
                return "waits for the tenant's quota of memory: needs %s, %s of %s are in use"
                        .formatted(mebibytes(needs.memory()), mebibytes(memory), mebibytes(quota.memory()));
            }
            return null;
        }

        @Nullable
        String lackIn(Needs capacity, Needs needs) {
            if (gpus + needs.gpus() > capacity.gpus()) {
                return "waits for GPUs: needs %d, %d of the cluster's %d are in use"
                        .formatted(needs.gpus(), gpus, capacity.gpus());
            }
            if (exceeds(cpus + needs.cpus(), capacity.cpus())) {
                return "waits for CPUs: needs %s, %s of the cluster's %s are in use"
                        .formatted(figure(needs.cpus()), figure(cpus), figure(capacity.cpus()));
            }
            if (memory + needs.memory() > capacity.memory()) {
                return "waits for memory: needs %s, %s of the cluster's %s are in use"
                        .formatted(mebibytes(needs.memory()), mebibytes(memory), mebibytes(capacity.memory()));
            }
            return null;
        }

        /** Tenths of CPUs do not add up exactly. */
        private static boolean exceeds(double sum, double limit) {
            return sum > limit + 1e-9;
        }

        private static String figure(double cpus) {
            return String.format(Locale.ROOT, "%.1f", cpus);
        }

        private static String mebibytes(long bytes) {
            return (bytes >> 20) + " MiB";
        }
    }

    private Admission() {}
}
