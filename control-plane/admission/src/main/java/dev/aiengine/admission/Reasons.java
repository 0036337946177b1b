package dev.aiengine.admission;

import java.util.Locale;

/** The sentences that say why a workload waits. */
final class Reasons {
    static final String BEHIND = "waits for workloads before it in the queue";
    static final String ENDING = "waits for running workloads that are expected to end within minutes";
    static final String GIVING_WAY = "waits for running workloads to save their state and give way";

    static String overLimit(Resource resource, Amount needs, Amount limit) {
        return "needs more %s than the tenant's quota allows: %s of %s"
                .formatted(resource.words(), figure(resource, needs), figure(resource, limit));
    }

    static String quota(Resource resource, Amount needs, Amount use, Amount limit) {
        return "waits for the tenant's quota of %s: needs %s, %s of %s are in use"
                .formatted(resource.words(), figure(resource, needs), figure(resource, use), figure(resource, limit));
    }

    static String behindOwn(Resource resource) {
        return "waits behind the tenant's own workloads, which wait for its quota of " + resource.words();
    }

    static String reserved(Resource resource, Amount needs, Amount room) {
        return "waits for %s: needs %s, and but for %s the rest is kept for tenants who do not lend it"
                .formatted(resource.words(), figure(resource, needs), figure(resource, room.or(Amount.NONE)));
    }

    static String noSuchType(String gpuType) {
        return "needs GPUs of the type %s, and no node has any".formatted(gpuType);
    }

    static String noNodeLargeEnough(Resource resource, Amount each, long largest) {
        return "needs a node with %s %s, and the largest has %s"
                .formatted(figure(resource, each), resource.words(), figure(resource, largest));
    }

    static String tooManyReplicas(int replicas, long slots) {
        return "needs room for %d replicas at once, and the whole cluster has room for %d".formatted(replicas, slots);
    }

    static String cluster(Resource resource, Amount needs, Amount use, Amount capacity) {
        return "waits for %s: needs %s, %s of the cluster's %s are in use"
                .formatted(
                        resource.words(), figure(resource, needs), figure(resource, use), figure(resource, capacity));
    }

    static String fragmented(Amount each) {
        return "waits for a node with %d GPUs, %s CPUs and %s free at once"
                .formatted(each.gpus(), figure(Resource.CPUS, each), figure(Resource.MEMORY, each));
    }

    private static String figure(Resource resource, Amount amount) {
        return figure(resource, amount.of(resource));
    }

    private static String figure(Resource resource, long amount) {
        return switch (resource) {
            case GPUS -> Long.toString(amount);
            case CPUS -> String.format(Locale.ROOT, "%.1f", amount / 1_000.0);
            case MEMORY -> (amount >> 20) + " MiB";
        };
    }

    private Reasons() {}
}
