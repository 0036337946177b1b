package dev.aiengine.admission.simulation;

import dev.aiengine.admission.Active;
import dev.aiengine.admission.Active.Yielding;
import dev.aiengine.admission.Backlog;
import dev.aiengine.admission.Entitlement;
import dev.aiengine.admission.Node;
import dev.aiengine.admission.Plan;
import dev.aiengine.admission.Policy;
import dev.aiengine.admission.Population;
import dev.aiengine.admission.Snapshot;
import dev.aiengine.admission.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Plays what comes after a plan: workloads start where the plan found room, run for their time, give way and come back
 * with what is left of it. Time goes on from one look at the queue to the next.
 */
public final class SimulatedCluster {
    private final List<Entitlement> entitlements;
    private final Policy policy;
    private final long giveWay;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final PriorityQueue<Running> ends = new PriorityQueue<>(Comparator.comparingLong(Running::until));
    private final Map<String, Job> jobs = new HashMap<>();
    private final Backlog waiting;
    private final Population population;
    private long now;

    /** @param giveWay how long one takes to save its state when it is asked to give way, milliseconds */
    public SimulatedCluster(List<Node> nodes, List<Entitlement> entitlements, Policy policy, long giveWay) {
        this.entitlements = entitlements;
        this.policy = policy;
        this.giveWay = giveWay;
        this.waiting = new Backlog(policy);
        this.population = new Population(nodes, policy);
    }

    /** What is left to run of a workload, and how often it gave way. */
    private record Job(Arrival arrival, long left, int preemptions) {}

    private record Running(Active active, long until) {}

    public long now() {
        return now;
    }

    public boolean isIdle() {
        return waiting.isEmpty() && running.isEmpty();
    }

    public boolean isRunning(String id) {
        return running.containsKey(id);
    }

    public void submit(Arrival arrival) {
        jobs.put(arrival.id(), new Job(arrival, arrival.runs(), 0));
        waiting.add(waiting(arrival, arrival.runs()));
    }

    /** What the next look at the queue decides on; good until the next change. */
    public Snapshot snapshot() {
        return new Snapshot(population, entitlements, waiting, now, policy);
    }

    /** Does what a plan of the last snapshot says. */
    public void carryOut(Plan plan) {
        for (Plan.Admission admission : plan.admitted()) {
            Waiting one = admission.waiting();
            waiting.remove(one);
            Job job = job(one.id());
            run(active(one, job, admission.nodes()), now + job.left());
        }
        for (Plan.Eviction eviction : plan.evicted()) {
            Running leaving = remove(eviction.active().id());
            if (leaving != null) {
                run(leaving(leaving.active()), Math.min(leaving.until(), now + giveWay));
            }
        }
    }

    /** Lets time go on; returns the ids of what ended for good. */
    public List<String> advance(long to) {
        now = to;
        List<String> done = new ArrayList<>();
        while (!ends.isEmpty() && ends.peek().until() <= now) {
            Running over = ends.poll();
            running.remove(over.active().id());
            population.remove(over.active().id());
            Job job = job(over.active().id());
            long left = job.left() - (over.until() - over.active().startedAt());
            if (over.active().leaving() && left > 0) {
                jobs.put(job.arrival().id(), new Job(job.arrival(), left, job.preemptions() + 1));
                waiting.add(waiting(job.arrival(), left));
            } else {
                jobs.remove(job.arrival().id());
                done.add(job.arrival().id());
            }
        }
        return done;
    }

    /** When something ends next; the end of time where nothing runs. */
    public long nextEnd() {
        return ends.isEmpty() ? Long.MAX_VALUE : ends.peek().until();
    }

    private Job job(String id) {
        Job job = jobs.get(id);
        if (job == null) {
            throw new IllegalArgumentException("no workload " + id);
        }
        return job;
    }

    private void run(Active active, long until) {
        Running one = new Running(active, until);
        running.put(active.id(), one);
        population.put(active);
        ends.add(one);
    }

    private @Nullable Running remove(String id) {
        Running one = running.remove(id);
        if (one != null) {
            ends.remove(one);
            population.remove(id);
        }
        return one;
    }

    private static Waiting waiting(Arrival arrival, long left) {
        return new Waiting(arrival.id(), arrival.tenant(), arrival.shape(), arrival.priority(), arrival.at(), left);
    }

    private Active active(Waiting one, Job job, List<String> at) {
        return new Active(
                one.id(),
                one.tenant(),
                one.shape(),
                one.priority(),
                at,
                now,
                job.left(),
                Yielding.AFTER_A_WHILE,
                job.preemptions(),
                false);
    }

    private static Active leaving(Active one) {
        return new Active(
                one.id(),
                one.tenant(),
                one.shape(),
                one.priority(),
                one.nodes(),
                one.startedAt(),
                one.expected(),
                one.yielding(),
                one.preemptions(),
                true);
    }
}
