package dev.aiengine.admission;

/**
 * Decides who starts and who gives way. Tenants take turns, the one with the lowest weighted dominant share first
 * (Ghodsi et al., 2011), its past use counting too; within a tenant priority and waiting time decide. A workload starts
 * when its tenant's quota, with what it may borrow, allows for it, nobody's unlent quota is touched, and every replica
 * has room on a node. One that waits for the tenant's own quota holds back those of its tenant that ask for the same;
 * the first that waits for the cluster has nodes kept for it. The same snapshot always gives the same plan.
 */
public final class Planner {

    public static Plan plan(Snapshot snapshot) {
        return new Planning(snapshot).run();
    }

    private Planner() {}
}
