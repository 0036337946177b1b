package dev.aiengine.launcher.bench.scheduling;

import dev.aiengine.admission.Active;
import dev.aiengine.admission.Node;
import dev.aiengine.admission.Plan;
import dev.aiengine.admission.Planner;
import dev.aiengine.admission.Policy;
import dev.aiengine.admission.Snapshot;
import dev.aiengine.admission.simulation.SimulatedCluster;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Plays a case from its first arrival to its last end, and times every plan. */
final class Replay {
    private static final long GIVE_WAY = 10_000;

    private final Case what;
    private final SimulatedCluster cluster;
    private final long capacity;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Histogram nanos = new Histogram(3);
    private final Histogram cpu = new Histogram(3);
    private final FairShares shares = new FairShares();
    private final Watch watch = new Watch();
    private final Set<String> started = new HashSet<>();
    private final SortedMap<Integer, double[]> waits = new TreeMap<>();
    private double used;
    private int shortLooks;
    private int admissions;

    private Replay(Case what, Policy policy) {
        this.what = what;
        this.cluster = new SimulatedCluster(what.nodes(), what.entitlements(), policy, GIVE_WAY);
        this.capacity = what.nodes().stream()
                .map(Node::capacity)
                .mapToLong(amount -> amount.of(what.scarce()))
                .sum();
    }

    static Figures of(Case what, Policy policy) {
        return new Replay(what, policy).run();
    }

    private Figures run() {
        int next = 0;
        while (next < what.arrivals().size() || !cluster.isIdle()) {
            while (next < what.arrivals().size() && what.arrivals().get(next).at() <= cluster.now()) {
                cluster.submit(what.arrivals().get(next++));
            }
            look();
            cluster.advance(cluster.now() + what.tick());
        }
        return figures();
    }

    private void look() {
        Snapshot snapshot = cluster.snapshot();
        long start = System.nanoTime();
        long cpuStart = threads.getCurrentThreadCpuTime();
        Plan plan = Planner.plan(snapshot);
        cpu.recordValue(threads.getCurrentThreadCpuTime() - cpuStart);
        nanos.recordValue(System.nanoTime() - start);
        cluster.carryOut(plan);
        admissions += plan.admitted().size();
        plan.admitted().forEach(this::waited);
        watch.plan(plan, cluster.now());
        if (nanos.getTotalCount() % 10 == 0) {
            Snapshot after = cluster.snapshot();
            watch.inUse(after);
            shares.add(after, what.scarce(), capacity);
            addUse(after);
        }
    }

    private void waited(Plan.Admission admission) {
        if (started.add(admission.waiting().id())) {
            double[] sum = waits.computeIfAbsent(admission.waiting().priority(), priority -> new double[2]);
            sum[0] += (cluster.now() - admission.waiting().queuedAt()) / 1e3;
            sum[1]++;
        }
    }

    private void addUse(Snapshot after) {
        long inUse = 0;
        for (Active active : after.active().toList()) {
            inUse += active.shape().total().of(what.scarce());
        }
        long asked = after.waiting()
                .all()
                .mapToLong(one -> one.shape().total().of(what.scarce()))
                .sum();
        if (inUse + asked >= capacity) {
            used += (double) inUse / capacity;
            shortLooks++;
        }
    }

    private Figures figures() {
        double seconds = nanos.getMean() * nanos.getTotalCount() / 1e9;
        double cpuSeconds = cpu.getMean() * cpu.getTotalCount() / 1e9;
        return new Figures(
                what.name(),
                what.words(),
                admissions,
                (int) nanos.getTotalCount(),
                admissions / seconds,
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getMaxValue() / 1e6,
                admissions / cpuSeconds,
                cpu.getValueAtPercentile(99) / 1e6,
                shares.largest(),
                used / shortLooks,
                watch.evictions(),
                watch.violations(),
                watch.loops(),
                waits.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue()[0] / entry.getValue()[1],
                                Double::sum,
                                TreeMap::new)));
    }
}
