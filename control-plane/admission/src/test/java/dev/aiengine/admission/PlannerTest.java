package dev.aiengine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlannerTest {

    @Test
    void startsWhatFitsAndTellsTheRestWhatItWaitsFor() {
        Queue queue = new Queue().node("n", 2).waits("a", "acme", 1).waits("b", "acme", 2);

        assertThat(queue.admitted()).containsExactly("a");
        assertThat(queue.reason("b")).isEqualTo("waits for GPUs: needs 2, 1 of the cluster's 2 are in use");
    }

    @Test
    void withinATenantHigherPriorityGoesFirstAndThenWhoeverCameFirst() {
        Queue queue = new Queue()
                .node("n", 2)
                .waits("late", "acme", 1, 0, -1, 0)
                .waits("early", "acme", 1, 0, -3, 0)
                .waits("urgent", "acme", 1, 5, -1, 0);

        assertThat(queue.admitted()).containsExactly("urgent", "early");
    }

    @Test
    void aPointOfPriorityIsWorthNoMoreThanItsWaitingTimeSoThatNothingWaitsForEver() {
        Queue queue =
                new Queue().node("n", 1).waits("old", "acme", 1, 0, -90, 0).waits("urgent", "acme", 1, 60, -1, 0);

        assertThat(queue.admitted()).containsExactly("old");
    }

    @Test
    void aTenantCannotGetAheadOfOthersByPriority() {
        Queue queue = new Queue()
                .node("n", 3)
                .runs("r", "acme", 1, "n")
                .waits("loud", "acme", 1, 100, -1, 0)
                .waits("first", "globex", 1, 0, -1, 0)
                .waits("second", "globex", 1, 0, -1, 0);

        assertThat(queue.admitted()).first().isEqualTo("first");
    }

    @Test
    void theTenantWithTheLowestWeightedShareIsNext() {
        Queue queue = new Queue().node("n", 8).tenant("small", 8, 0, 8, 1, 0).tenant("large", 8, 0, 8, 3, 0);
        for (int i = 0; i < 8; i++) {
            queue.waits("s" + i, "small", 1).waits("l" + i, "large", 1);
        }

        assertThat(queue.admitted()).filteredOn(id -> id.startsWith("l")).hasSize(6);
    }

    @Test
    void whoUsedMuchLatelyComesAfterWhoDidNot() {
        Queue queue = new Queue()
                .node("n", 1)
                .tenant("busy", 1, 0, 1, 1, 0.5)
                .tenant("idle", 1, 0, 1, 1, 0.1)
                .waits("b", "busy", 1)
                .waits("i", "idle", 1);

        assertThat(queue.admitted()).containsExactly("i");
    }

    @Test
    void aTenantAtItsQuotaWaitsForItselfAndNotForOthers() {
        Queue queue = new Queue()
                .node("n", 8)
                .tenant("acme", 1)
                .waits("first", "acme", 1)
                .waits("second", "acme", 1)
                .waits("other", "globex", 1);

        assertThat(queue.admitted()).containsExactly("first", "other");
        assertThat(queue.reason("second"))
                .isEqualTo("waits for the tenant's quota of GPUs: needs 1, 1 of 1 are in use");
    }

    @Test
    void aTenantMayBorrowUpToItsLimitWhatOthersLeave() {
        Queue queue = new Queue().node("n", 8).tenant("acme", 2, 3, 8, 1, 0);
        for (int i = 0; i < 8; i++) {
            queue.waits("w" + i, "acme", 1);
        }

        assertThat(queue.admitted()).hasSize(5);
    }

    @Test
    void whatATenantDoesNotLendIsThereForItAtOnce() {
        Queue queue = new Queue().node("n", 8).tenant("acme", 4, 0, 1, 1, 0);
        for (int i = 0; i < 8; i++) {
            queue.waits("w" + i, "globex", 1);
        }

        assertThat(queue.admitted()).hasSize(5);
        assertThat(queue.reason("w7"))
                .isEqualTo("waits for GPUs: needs 1, and but for 0 the rest is kept for tenants who do not lend it");
        assertThat(queue.waits("own", "acme", 3).admitted()).contains("own");
    }

    @Test
    void workOfOneTenantBehindOneThatWaitsForItsQuotaDoesNotTakeTheQuotaAway() {
        Queue queue = new Queue()
                .node("n", 8)
                .tenant("acme", 4)
                .runs("r", "acme", 2, "n")
                .waits("large", "acme", 4)
                .waits("small", "acme", 1)
                .waits("without", "acme", 0);

        assertThat(queue.admitted()).containsExactly("without");
        assertThat(queue.reason("small"))
                .isEqualTo("waits behind the tenant's own workloads, which wait for its quota of GPUs");
    }

    @Test
    void aGangStartsWholeOrNotAtAll() {
        Queue queue = new Queue().node("a", 2).node("b", 1).waits("gang", "acme", Queue.shape(1, 4, null));

        assertThat(queue.admitted()).isEmpty();
        assertThat(queue.reason("gang"))
                .isEqualTo("needs room for 4 replicas at once, and the whole cluster has room for 3");
        assertThat(queue.node("c", 1).plan().admitted())
                .singleElement()
                .satisfies(admission -> assertThat(admission.nodes()).containsExactly("a", "a", "b", "c"));
    }

    @Test
    void aTypeOfGpuThatNoNodeHasIsNamed() {
        Queue queue = new Queue()
                .node("n", 8, "NVIDIA-A100")
                .waits("odd", "acme", Queue.shape(1, 1, "NVIDIA-B300"))
                .waits("even", "acme", Queue.shape(1, 1, "NVIDIA-A100"));

        assertThat(queue.admitted()).containsExactly("even");
        assertThat(queue.reason("odd")).isEqualTo("needs GPUs of the type NVIDIA-B300, and no node has any");
    }

    @Test
    void whatNoNodeCouldEverHoldHoldsBackNobody() {
        Queue queue = new Queue()
                .node("a", 8)
                .node("b", 8)
                .waits("impossible", "acme", 9)
                .waits("small", "acme", 1);

        assertThat(queue.admitted()).containsExactly("small");
        assertThat(queue.reason("impossible")).isEqualTo("needs a node with 9 GPUs, and the largest has 8");
    }

    @Test
    void moreThanTheQuotaEverAllowsHoldsBackNobody() {
        Queue queue = new Queue()
                .node("n", 8)
                .tenant("acme", 2)
                .waits("large", "acme", 3)
                .waits("small", "acme", 1);

        assertThat(queue.admitted()).containsExactly("small");
        assertThat(queue.reason("large")).isEqualTo("needs more GPUs than the tenant's quota allows: 3 of 2");
    }

    @Test
    void aNodeIsKeptForALargeWorkloadThatSmallOnesWouldStarve() {
        Queue queue = new Queue()
                .node("a", 8)
                .node("b", 8)
                .runs("r1", "acme", 1, "a")
                .runs("r2", "acme", 2, "b")
                .waits("large", "globex", 8)
                .policy(policy -> new Policy(policy.aging(), policy.minimumRun(), 500, 0));
        for (int i = 0; i < 13; i++) {
            queue.waits("s" + i, "acme", 1);
        }

        assertThat(queue.plan().admitted())
                .hasSize(6)
                .allSatisfy(admission -> assertThat(admission.nodes()).containsExactly("b"));
        assertThat(queue.reason("large")).isEqualTo("waits for a node with 8 GPUs, 1.0 CPUs and 1024 MiB free at once");
    }

    @Test
    void whoeverIsGoneBeforeTheLargeOneCanStartMayUseItsNodeMeanwhile() {
        Queue queue = new Queue()
                .node("a", 8)
                .runs("r", "acme", 1, "a", 10, 40)
                .waits("large", "globex", 8, 0, -9, 0)
                .waits("short", "acme", 1, 0, -8, 20)
                .waits("long", "acme", 1, 0, -8, 50)
                .policy(policy -> new Policy(policy.aging(), policy.minimumRun(), 500, 0));

        assertThat(queue.admitted()).containsExactly("short");
    }

    @Test
    void workWithoutGpusLeavesTheNodesWithGpusFree() {
        Queue queue = new Queue().node("gpu", 8).node("plain", 0).waits("w", "acme", 0);

        assertThat(queue.plan().admitted().getFirst().nodes()).containsExactly("plain");
    }

    @Test
    void onePlanLetsGoNoMoreThanItsLimitAndTheNextGoesOn() {
        Queue queue = new Queue().node("n", 8).policy(policy -> new Policy(1, 1, 2, 0));
        for (int i = 0; i < 3; i++) {
            queue.waits("w" + i, "acme", 1);
        }

        assertThat(queue.admitted()).containsExactly("w0", "w1");
        assertThat(queue.reason("w2")).isEqualTo("is looked at in a moment");
    }

    @Test
    void withoutNodesEverythingWaits() {
        Queue queue = new Queue().waits("w", "acme", 1);

        assertThat(queue.admitted()).isEmpty();
        assertThat(queue.reason("w")).isEqualTo("needs a node with 1 GPUs, and the largest has 0");
    }

    @Test
    void whatRunsNobodyKnowsWhereStillTakesItsRoom() {
        Queue queue = new Queue().node("n", 2).runs("r", "acme", 2, "elsewhere").waits("w", "acme", 1);

        assertThat(queue.admitted()).isEmpty();
    }

    @Test
    void aGangThatDoesNotFitTakesNothingFromOthers() {
        Queue queue = new Queue()
                .node("a", 4)
                .node("b", 4)
                .node("c", 4)
                .runs("r1", "acme", 2, "a")
                .runs("r2", "acme", 2, "b")
                .runs("r3", "acme", 2, "c")
                .policy(policy -> new Policy(policy.aging(), policy.minimumRun(), 500, 0))
                .waits("keepsANode", "globex", Queue.shape(4, 1, null))
                .waits("gang", "initech", Queue.shape(1, 5, null))
                .waits("small", "umbrella", 1);

        assertThat(queue.admitted()).containsExactly("small");
    }
}
