package dev.aiengine.admission;

import dev.aiengine.admission.Active.Yielding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds the snapshots of the tests: times are minutes, memory is no matter. */
final class Queue {
    private static final long MINUTE = 60_000;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Entitlement> entitlements = new ArrayList<>();
    private final List<Active> active = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private Policy policy = new Policy(MINUTE, 5 * MINUTE, 500, 8);

    Queue node(String name, long gpus) {
        return node(name, gpus, null);
    }

    Queue node(String name, long gpus, @Nullable String type) {
        nodes.add(new Node(name, type, new Amount(gpus, 64_000, 1L << 40)));
        return this;
    }

    /** A tenant with a quota of GPUs alone. */
    Queue tenant(String name, long gpus) {
        return tenant(name, gpus, 0, 1L << 60, 1, 0);
    }

    Queue tenant(String name, long gpus, long borrowing, long lending, double weight, double history) {
        entitlements.add(new Entitlement(
                name,
                new Amount(gpus, 1L << 60, 1L << 60),
                new Amount(borrowing, 0, 0),
                new Amount(lending, 1L << 60, 1L << 60),
                weight,
                history));
        return this;
    }

    Queue policy(UnaryOperator<Policy> change) {
        policy = change.apply(policy);
        return this;
    }

    Queue runs(String id, String tenant, long gpus, String node) {
        return runs(id, tenant, gpus, node, 0, Yielding.AFTER_A_WHILE, 0);
    }

    Queue runs(String id, String tenant, long gpus, String node, int priority, Yielding yielding, int preemptions) {
        active.add(new Active(
                id,
                tenant,
                shape(gpus, 1, null),
                priority,
                List.of(node),
                -60 * MINUTE,
                0,
                yielding,
                preemptions,
                false));
        return this;
    }

    /** Running since so many minutes, for so many in all. */
    Queue runs(String id, String tenant, long gpus, String node, long since, long expected) {
        active.add(new Active(
                id,
                tenant,
                shape(gpus, 1, null),
                0,
                List.of(node),
                -since * MINUTE,
                expected * MINUTE,
                Yielding.AFTER_A_WHILE,
                0,
                false));
        return this;
    }

    Queue leaves(String id) {
        active.replaceAll(one -> !one.id().equals(id)
                ? one
                : new Active(
                        id,
                        one.tenant(),
                        one.shape(),
                        one.priority(),
                        one.nodes(),
                        one.startedAt(),
                        one.expected(),
                        one.yielding(),
                        one.preemptions(),
                        true));
        return this;
    }

    Queue waits(String id, String tenant, long gpus) {
        return waits(id, tenant, gpus, 0, waiting.size() - 1_000, 0);
    }

    Queue waits(String id, String tenant, long gpus, int priority, long since, long expected) {
        waiting.add(new Waiting(id, tenant, shape(gpus, 1, null), priority, since * MINUTE, expected * MINUTE));
        return this;
    }

    Queue waits(String id, String tenant, Shape shape) {
        waiting.add(new Waiting(id, tenant, shape, 0, (waiting.size() - 1_000) * MINUTE, 0));
        return this;
    }

    static Shape shape(long gpus, int replicas, @Nullable String type) {
        return new Shape(new Amount(gpus, 1_000, 1L << 30), replicas, type);
    }

    Snapshot snapshot() {
        return new Snapshot(Population.of(nodes, active, policy), entitlements, Backlog.of(waiting, policy), 0, policy);
    }

    Plan plan() {
        return Planner.plan(snapshot());
    }

    List<String> admitted() {
        return plan().admitted().stream()
                .map(admission -> admission.waiting().id())
                .toList();
    }

    List<String> evicted() {
        return plan().evicted().stream().map(eviction -> eviction.active().id()).toList();
    }

    String reason(String id) {
        return plan().reason(waiting.stream()
                .filter(one -> one.id().equals(id))
                .findAny()
                .orElseThrow());
    }
}
