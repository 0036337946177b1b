package dev.aiengine.admission.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.admission.Active;
import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Entitlement;
import dev.aiengine.admission.Node;
import dev.aiengine.admission.Plan;
import dev.aiengine.admission.Planner;
import dev.aiengine.admission.Policy;
import dev.aiengine.admission.Resource;
import dev.aiengine.admission.Shape;
import dev.aiengine.admission.Snapshot;
import dev.aiengine.admission.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for every plan, on random fleets, quotas and arrivals. */
class PlannerPropertiesTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final String[] TYPES = {null, "NVIDIA-A100", "NVIDIA-H100"};

    @RepeatedTest(60)
    void everyPlanKeepsWithinNodesAndLimitsAndEverythingThatCouldStartIsDoneInTheEnd(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        List<Node> nodes = nodes(random);
        List<Entitlement> entitlements = entitlements(random);
        Policy policy = new Policy(MINUTE, 5 * MINUTE, random.nextInt(1, 30), random.nextInt(0, 9));
        SimulatedCluster cluster = new SimulatedCluster(nodes, entitlements, policy, MINUTE / 2);
        List<Arrival> arrivals = arrivals(random);
        Set<String> open = new HashSet<>();
        Map<String, Integer> evictions = new HashMap<>();
        int next = 0;

        for (int look = 0; look < 20_000 && (next < arrivals.size() || !open.isEmpty()); look++) {
            while (next < arrivals.size() && arrivals.get(next).at() <= cluster.now()) {
                Arrival arrival = arrivals.get(next++);
                if (couldStart(arrival, nodes, entitlements)) {
                    open.add(arrival.id());
                }
                cluster.submit(arrival);
            }
            Snapshot snapshot = cluster.snapshot();
            Plan plan = Planner.plan(snapshot);
            assertThat(plan.admitted())
                    .as("seed %s: the same snapshot gives the same plan", seed)
                    .isEqualTo(Planner.plan(snapshot).admitted());
            plan.evicted().forEach(eviction -> evictions.merge(eviction.active().id(), 1, Integer::sum));
            check(seed, snapshot, plan);
            cluster.carryOut(plan);
            checkInUse(seed, cluster.snapshot());
            open.removeAll(cluster.advance(cluster.now() + MINUTE));
        }

        assertThat(open).as("seed %s: nothing starves", seed).isEmpty();
        // Each time in peace for twice as long, so within some hours nobody can be asked often
        assertThat(evictions.values())
                .as("seed %s: nobody gives way for ever", seed)
                .allMatch(times -> times <= 10);
    }

    /** The cluster is never without more small work than it can do, of the large workload's own tenant too. */
    @RepeatedTest(40)
    void aLargeWorkloadStartsHoweverMuchSmallWorkComes(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        int count = random.nextInt(2, 7);
        List<Node> nodes = new ArrayList<>();
        for (int node = 0; node < count; node++) {
            nodes.add(new Node("n" + node, null, new Amount(8, 64_000, 1L << 40)));
        }
        int tenants = random.nextInt(1, 5);
        List<Entitlement> entitlements = new ArrayList<>();
        for (int tenant = 0; tenant < tenants; tenant++) {
            entitlements.add(Entitlement.unlimited("t" + tenant));
        }
        // Nobody is asked to give way within the time of the test
        Policy policy = new Policy(MINUTE, 1L << 40, 500, 4);
        SimulatedCluster cluster = new SimulatedCluster(nodes, entitlements, policy, MINUTE / 2);
        Shape small = Shape.of(new Amount(1, 100, 1L << 30));
        Shape large = new Shape(new Amount(random.nextInt(5, 9), 1_000, 1L << 30), random.nextInt(1, count + 1), null);
        long asked = 2 * HOUR;
        int submitted = 0;
        int open = 0;
        while (cluster.now() < asked + 6 * HOUR && !cluster.isRunning("large")) {
            for (; open < 2 * 8 * count; open++) {
                long runs = random.nextLong(MINUTE, 40 * MINUTE);
                String tenant = "t" + submitted % tenants;
                cluster.submit(new Arrival("s" + submitted++, tenant, small, 0, cluster.now(), runs));
            }
            if (cluster.now() == asked) {
                cluster.submit(new Arrival("large", "t0", large, 0, asked, HOUR));
            }
            cluster.carryOut(Planner.plan(cluster.snapshot()));
            open -= cluster.advance(cluster.now() + MINUTE).size();
        }

        assertThat(cluster.isRunning("large"))
                .as("seed %s: %s on %s nodes", seed, large, count)
                .isTrue();
    }

    private static void check(int seed, Snapshot before, Plan plan) {
        for (Plan.Admission admission : plan.admitted()) {
            Shape shape = admission.waiting().shape();
            assertThat(admission.nodes()).as("seed %s: a gang is whole", seed).hasSize(shape.replicas());
        }
        Set<String> active = new HashSet<>();
        before.active().forEach(one -> active.add(one.id()));
        for (Plan.Eviction eviction : plan.evicted()) {
            assertThat(active).as("seed %s", seed).contains(eviction.active().id());
            assertThat(eviction.active().leaving())
                    .as("seed %s: asked once", seed)
                    .isFalse();
        }
        for (Waiting waiting : before.waiting().all().toList()) {
            assertThat(plan.reason(waiting)).as("seed %s", seed).isNotBlank();
        }
    }

    private static void checkInUse(int seed, Snapshot after) {
        Map<String, Amount> byNode = new HashMap<>();
        Map<String, Amount> byTenant = new HashMap<>();
        for (Active active : after.active().toList()) {
            active.nodes().forEach(node -> byNode.merge(node, active.shape().each(), Amount::plus));
            byTenant.merge(active.tenant(), active.shape().total(), Amount::plus);
        }
        for (Node node : after.nodes()) {
            assertThat(byNode.getOrDefault(node.name(), Amount.NONE).fitsIn(node.capacity()))
                    .as("seed %s: node %s", seed, node.name())
                    .isTrue();
        }
        for (Entitlement entitlement : after.entitlements()) {
            Amount use = byTenant.getOrDefault(entitlement.tenant(), Amount.NONE);
            assertThat(use.fitsIn(entitlement.quota().plus(entitlement.borrowing())))
                    .as("seed %s: tenant %s", seed, entitlement.tenant())
                    .isTrue();
        }
        for (Active active : after.active().toList()) {
            for (String at : active.nodes()) {
                Node node = after.nodes().stream()
                        .filter(one -> one.name().equals(at))
                        .findAny()
                        .orElseThrow();
                assertThat(active.shape().gpuType())
                        .as("seed %s: type of GPU", seed)
                        .isIn(null, node.gpuType());
            }
        }
    }

    private static boolean couldStart(Arrival arrival, List<Node> nodes, List<Entitlement> entitlements) {
        Shape shape = arrival.shape();
        boolean allowed = entitlements.stream()
                .filter(one -> one.tenant().equals(arrival.tenant()))
                .allMatch(one -> shape.total().fitsIn(one.quota().plus(one.borrowing())));
        // What others never lend is out of reach for whoever has to borrow it
        Amount reach = Amount.NONE;
        for (Node node : nodes) {
            reach = reach.plus(node.capacity());
        }
        for (Entitlement other : entitlements) {
            if (!other.tenant().equals(arrival.tenant())) {
                long kept = Math.max(0, other.quota().gpus() - other.lending().gpus());
                reach = reach.minus(new Amount(other.quota().gpus() >= 1L << 60 ? 0 : kept, 0, 0));
            }
        }
        long slots = 0;
        for (Node node : nodes) {
            boolean type = shape.gpuType() == null || shape.gpuType().equals(node.gpuType());
            long here = type ? Long.MAX_VALUE : 0;
            for (Resource resource : Resource.values()) {
                long each = shape.each().of(resource);
                here = each == 0 ? here : Math.min(here, node.capacity().of(resource) / each);
            }
            slots += Math.min(here, shape.replicas());
        }
        return allowed && slots >= shape.replicas() && shape.total().fitsIn(reach);
    }

    private static List<Node> nodes(Random random) {
        List<Node> nodes = new ArrayList<>();
        int count = random.nextInt(1, 8);
        for (int i = 0; i < count; i++) {
            int gpus = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 9);
            nodes.add(new Node(
                    "n" + i,
                    gpus == 0 ? null : TYPES[random.nextInt(TYPES.length)],
                    new Amount(gpus, random.nextInt(2_000, 33_000), (long) random.nextInt(4, 65) << 30)));
        }
        return nodes;
    }

    private static List<Entitlement> entitlements(Random random) {
        List<Entitlement> entitlements = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            if (random.nextInt(4) > 0) {
                entitlements.add(new Entitlement(
                        "t" + i,
                        new Amount(random.nextInt(0, 9), random.nextBoolean() ? 1L << 60 : 8_000, 1L << 60),
                        new Amount(random.nextInt(0, 5), random.nextInt(0, 5_000), 0),
                        new Amount(random.nextBoolean() ? 1L << 60 : random.nextInt(3), 1L << 60, 1L << 60),
                        random.nextInt(1, 4),
                        random.nextDouble()));
            }
        }
        return entitlements;
    }

    private static List<Arrival> arrivals(Random random) {
        List<Arrival> arrivals = new ArrayList<>();
        int count = random.nextInt(1, 60);
        long at = 0;
        for (int i = 0; i < count; i++) {
            at += random.nextInt(3) == 0 ? random.nextLong(10 * MINUTE) : 0;
            int gpus = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 5);
            Amount each = new Amount(gpus, random.nextInt(100, 4_000), (long) random.nextInt(1, 5) << 30);
            String type = gpus == 0 || random.nextInt(3) > 0 ? null : TYPES[random.nextInt(TYPES.length)];
            Shape shape = new Shape(each, random.nextInt(5) == 0 ? random.nextInt(2, 5) : 1, type);
            arrivals.add(new Arrival(
                    "w" + i,
                    "t" + random.nextInt(5),
                    shape,
                    random.nextInt(-2, 3),
                    at,
                    random.nextLong(MINUTE, 60 * MINUTE)));
        }
        return arrivals;
    }
}
