package dev.aiengine.launcher.bench.scheduling;

import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Entitlement;
import dev.aiengine.admission.Node;
import dev.aiengine.admission.Resource;
import dev.aiengine.admission.Shape;
import dev.aiengine.admission.simulation.Arrival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/** The cases by name, the same for the same seed. */
final class Cases {
    private static final long MINUTE = 60_000;
    private static final long UNLIMITED = Amount.UNLIMITED.gpus();

    private final long seed;

    Cases(long seed) {
        this.seed = seed;
    }

    /** A case that is made when its turn comes. */
    record Named(String name, LongFunction<Case> maker) {}

    List<Named> all() {
        return List.of(
                new Named("queues-30", seed -> small("queues-30", 30, 500, seed)),
                new Named("queues-1000", seed -> small("queues-1000", 1_000, 50, seed)),
                new Named("fleet", seed -> fleet("fleet", 100_000, 5_000, 200, seed)));
    }

    /** A short one, which nobody is told of: for the compiler and for tests. */
    Case warmUp() {
        return fleet("warm-up", 4_000, 100, 20, seed);
    }

    long seed() {
        return seed;
    }

    /**
     * As Kueue's performance cases: every queue has 20 CPUs of its own and may borrow 100, and gets small, medium and
     * large workloads at its own pace, seven in ten small and one in ten large.
     */
    private static Case small(String name, int queues, int each, long seed) {
        Random random = new Random(seed);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < queues; i++) {
            nodes.add(new Node("node-" + i, null, new Amount(0, 20_000, 1L << 40)));
        }
        List<Entitlement> entitlements = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (int queue = 0; queue < queues; queue++) {
            String tenant = "queue-" + queue;
            entitlements.add(new Entitlement(
                    tenant,
                    new Amount(UNLIMITED, 20_000, UNLIMITED),
                    new Amount(0, 100_000, 0),
                    Amount.UNLIMITED,
                    1,
                    0));
            for (int i = 0; i < each; i++) {
                int tenth = i % 10;
                int cpus = tenth < 7 ? 1 : tenth < 9 ? 5 : 20;
                long runs = tenth < 7 ? 200 : tenth < 9 ? 500 : 1_000;
                arrivals.add(new Arrival(
                        tenant + "/" + i,
                        tenant,
                        Shape.of(new Amount(0, cpus * 1_000L, 1L << 30)),
                        tenth < 7 ? 0 : tenth < 9 ? 1 : 2,
                        i * 70L + random.nextInt(70),
                        runs));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::at).thenComparing(Arrival::id));
        return new Case(
                name,
                "%,d workloads in %,d queues".formatted(arrivals.size(), queues),
                nodes,
                entitlements,
                Resource.CPUS,
                arrivals,
                100);
    }

    /** Everything waits at the start; one in a hundred is a gang of four whole nodes. */
    private static Case fleet(String name, int workloads, int nodeCount, int tenants, long seed) {
        Random random = new Random(seed);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < nodeCount; i++) {
            String type = i % 4 == 0 ? "NVIDIA-H100" : "NVIDIA-A100";
            nodes.add(new Node("node-" + i, type, new Amount(8, 128_000, 1L << 40)));
        }
        List<Entitlement> entitlements = new ArrayList<>();
        for (int i = 0; i < tenants; i++) {
            int weight = 1 + i % 3;
            // On average two
            long own = 8L * nodeCount * weight / (2L * tenants);
            entitlements.add(new Entitlement(
                    "tenant-" + i,
                    new Amount(own, UNLIMITED, UNLIMITED),
                    Amount.UNLIMITED,
                    Amount.UNLIMITED,
                    weight,
                    0));
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < workloads; i++) {
            arrivals.add(new Arrival(
                    "w" + i,
                    "tenant-" + random.nextInt(tenants),
                    shape(random),
                    random.nextInt(4),
                    0,
                    random.nextLong(5 * MINUTE, 75 * MINUTE)));
        }
        return new Case(
                name,
                "%,d workloads on %,d nodes of 8 GPUs".formatted(workloads, nodeCount),
                nodes,
                entitlements,
                Resource.GPUS,
                arrivals,
                10_000);
    }

    private static Shape shape(Random random) {
        int percent = random.nextInt(100);
        int gpus = percent < 70 ? 1 : percent < 85 ? 2 : percent < 95 ? 4 : 8;
        String type = random.nextInt(5) == 0 ? "NVIDIA-H100" : null;
        return new Shape(new Amount(gpus, gpus * 8_000L, (long) gpus << 34), percent == 99 ? 4 : 1, type);
    }
}
