package dev.aiengine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.admission.Active.Yielding;
import org.junit.jupiter.api.Test;

class PreemptionTest {

    @Test
    void aTenantGetsItsQuotaBackFromThoseWhoBorrowedIt() {
        Queue queue = new Queue()
                .node("n", 4)
                .tenant("acme", 2, 4, 4, 1, 0)
                .tenant("globex", 2, 4, 4, 1, 0)
                .runs("r1", "acme", 1, "n")
                .runs("r2", "acme", 1, "n")
                .runs("r3", "acme", 2, "n")
                .waits("w", "globex", 2);

        assertThat(queue.evicted()).containsExactly("r3");
        assertThat(queue.admitted()).isEmpty();
        assertThat(queue.reason("w")).isEqualTo("waits for running workloads to save their state and give way");
    }

    @Test
    void whoWaitsForOthersToGiveWayAsksNobodyElseMeanwhile() {
        Queue queue = new Queue()
                .node("n", 2)
                .tenant("globex", 1)
                .runs("r1", "acme", 1, "n")
                .runs("r2", "acme", 1, "n")
                .leaves("r2")
                .waits("w", "globex", 1);

        assertThat(queue.evicted()).isEmpty();
        assertThat(queue.reason("w")).isEqualTo("waits for running workloads to save their state and give way");
    }

    @Test
    void whatGivesWayToOneIsNotTakenByAnother() {
        Queue queue = new Queue()
                .node("n", 3)
                .tenant("globex", 3)
                .runs("r1", "acme", 1, "n")
                .runs("r2", "acme", 1, "n")
                .leaves("r2")
                .waits("large", "globex", 2)
                .waits("small", "initech", 1);

        assertThat(queue.admitted()).isEmpty();
    }

    @Test
    void aWorkloadRunsItsMinimumTimeBeforeItGivesWay() {
        Queue young = new Queue()
                .node("n", 1)
                .tenant("globex", 1)
                .runs("r", "acme", 1, "n", 4, 0)
                .waits("w", "globex", 1);
        Queue settled = new Queue()
                .node("n", 1)
                .tenant("globex", 1)
                .runs("r", "acme", 1, "n", 5, 0)
                .waits("w", "globex", 1);

        assertThat(young.evicted()).isEmpty();
        assertThat(settled.evicted()).containsExactly("r");
    }

    @Test
    void whoGaveWayBeforeIsLeftInPeaceTwiceAsLong() {
        Queue often = new Queue()
                .node("n", 1)
                .tenant("globex", 1)
                .runs("r", "acme", 1, "n", 0, Yielding.AFTER_A_WHILE, 4)
                .waits("w", "globex", 1);
        Queue seldom = new Queue()
                .node("n", 1)
                .tenant("globex", 1)
                .runs("r", "acme", 1, "n", 0, Yielding.AFTER_A_WHILE, 3)
                .waits("w", "globex", 1);

        assertThat(often.evicted()).isEmpty();
        assertThat(seldom.evicted()).containsExactly("r");
    }

    @Test
    void aServingPoolsMinimumNeverGivesWayAndWhatItHasBeyondGoesFirst() {
        Queue queue = new Queue()
                .node("n", 3)
                .tenant("globex", 3)
                .runs("minimum", "acme", 1, "n", 0, Yielding.NEVER, 0)
                .runs("more", "acme", 1, "n", 0, Yielding.FIRST, 0)
                .runs("training", "acme", 1, "n");

        assertThat(queue.waits("w", "globex", 1).evicted()).containsExactly("more");
        assertThat(queue.waits("x", "globex", 1).evicted()).containsExactly("more", "training");
        assertThat(queue.waits("y", "globex", 1).evicted()).containsExactly("more", "training");
    }

    @Test
    void higherPriorityOfTheSameTenantDisplacesLowerButNeverEqual() {
        Queue queue = new Queue()
                .node("n", 2)
                .runs("low", "acme", 1, "n")
                .runs("equal", "acme", 1, "n", 5, Yielding.AFTER_A_WHILE, 0)
                .waits("urgent", "acme", 1, 5, 0, 0);

        assertThat(queue.evicted()).containsExactly("low");
        assertThat(new Queue()
                        .node("n", 1)
                        .runs("equal", "acme", 1, "n", 5, Yielding.AFTER_A_WHILE, 0)
                        .waits("urgent", "acme", 1, 5, 0, 0)
                        .evicted())
                .isEmpty();
    }

    @Test
    void higherPriorityMakesRoomInTheTenantsQuotaToo() {
        Queue queue = new Queue()
                .node("n", 8)
                .tenant("acme", 1)
                .runs("low", "acme", 1, "n")
                .waits("urgent", "acme", 1, 5, 0, 0);

        assertThat(queue.evicted()).containsExactly("low");
    }

    @Test
    void aTenantWithLessDisplacesOneWithMoreUntilNeitherWouldGainAnything() {
        Queue queue = new Queue().node("n", 4);
        for (int i = 0; i < 4; i++) {
            queue.runs("r" + i, "acme", 1, "n");
        }
        for (int i = 0; i < 4; i++) {
            queue.waits("w" + i, "globex", 1);
        }

        // From 4 : 0 to 3 : 1; at 2 : 2 each would have as much as the other
        assertThat(queue.evicted()).hasSize(1);
    }

    @Test
    void asFewAsPossibleGiveWay() {
        Queue queue = new Queue()
                .node("a", 4)
                .node("b", 4)
                .tenant("globex", 4)
                .runs("a1", "acme", 2, "a")
                .runs("a2", "acme", 2, "a")
                .runs("b1", "acme", 4, "b")
                .waits("w", "globex", 4);

        assertThat(queue.evicted()).containsExactly("b1");
    }

    @Test
    void whatWouldNotBeEnoughIsLeftAlone() {
        Queue queue = new Queue()
                .node("n", 2)
                .tenant("globex", 2)
                .runs("serving", "acme", 1, "n", 0, Yielding.NEVER, 0)
                .runs("training", "acme", 1, "n")
                .waits("w", "globex", 2);

        assertThat(queue.evicted()).isEmpty();
    }

    @Test
    void nobodyIsAskedWhereEnoughIsAboutToEndByItself() {
        Queue soon = new Queue()
                .node("n", 1)
                .tenant("globex", 1)
                .runs("r", "acme", 1, "n", 56, 60)
                .waits("w", "globex", 1)
                .waits("x", "initech", 1);
        Queue late = new Queue()
                .node("n", 1)
                .tenant("globex", 1)
                .runs("r", "acme", 1, "n", 50, 60)
                .waits("w", "globex", 1);

        assertThat(soon.evicted()).isEmpty();
        assertThat(soon.reason("w")).isEqualTo("waits for running workloads that are expected to end within minutes");
        assertThat(late.evicted()).containsExactly("r");
    }
}
