package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.server.fleet.Admission.Decision;
import dev.aiengine.server.fleet.Admission.Snapshot;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.Needs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Needs TWO_CPUS = new Needs(0, 2, 8L << 30);

    @Test
    void startsWhatFitsAndTellsTheRestWhatItWaitsFor() {
        List<Decision> plan = plan(TWO_CPUS, Map.of(), waiting("a", "acme", 0, 1.5, 1), waiting("b", "acme", 0, 1, 2));

        assertThat(plan.get(0)).isInstanceOf(Decision.Admit.class);
        assertThat(((Decision.Wait) plan.get(1)).reason())
                .isEqualTo("waits for CPUs: needs 1.0, 1.5 of the cluster's 2.0 are in use");
    }

    @Test
    void higherPriorityGoesFirstAndThenWhoeverCameFirst() {
        List<Decision> plan = plan(
                TWO_CPUS,
                Map.of(),
                waiting("late", "acme", 0, 1, 3),
                waiting("early", "acme", 0, 1, 1),
                waiting("urgent", "acme", 5, 1, 9));

        assertThat(admitted(plan)).containsExactly("urgent", "early");
    }

    @Test
    void aTenantAtItsQuotaWaitsForItselfAndNotForOthers() {
        List<Decision> plan = plan(
                TWO_CPUS,
                Map.of("acme", new Quota(null, 1.0, null, null, null, null)),
                waiting("first", "acme", 0, 1, 1),
                waiting("second", "acme", 0, 1, 2),
                waiting("other", "globex", 0, 1, 3));

        assertThat(admitted(plan)).containsExactly("first", "other");
        assertThat(((Decision.Wait) plan.get(1)).reason())
                .isEqualTo("waits for the tenant's quota of CPUs: needs 1.0, 1.0 of 1.0 are in use");
    }

    @Test
    void aLargeWorkloadAtTheHeadIsNotStarvedBySmallOnesBehindIt() {
        Workload running = waiting("running", "acme", 0, 1, 0).admit();
        List<Decision> plan = plan(
                TWO_CPUS, Map.of(), running, waiting("large", "acme", 0, 2, 1), waiting("small", "acme", 0, 0.5, 2));

        assertThat(admitted(plan)).isEmpty();
        assertThat(((Decision.Wait) plan.get(1)).reason()).isEqualTo("waits for workloads before it in the queue");
    }

    @Test
    void whatNoClusterOfThisSizeCouldEverHoldHoldsBackNobody() {
        List<Decision> plan =
                plan(TWO_CPUS, Map.of(), waiting("impossible", "acme", 9, 64, 1), waiting("small", "acme", 0, 1, 2));

        assertThat(admitted(plan)).containsExactly("small");
        assertThat(((Decision.Wait) plan.getFirst()).reason()).contains("needs 64.0");
    }

    @Test
    void tenthsOfCpusAddUpToTheLastOne() {
        Workload[] ten = new Workload[10];
        for (int i = 0; i < ten.length; i++) {
            ten[i] = waiting("w" + i, "acme", 0, 0.1, i);
        }

        assertThat(admitted(plan(new Needs(0, 1, 64L << 30), Map.of(), ten))).hasSize(10);
    }

    @RepeatedTest(200)
    void noPlanExceedsTheClusterOrAQuotaAndTheSameSnapshotGivesTheSamePlan(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        Needs capacity = new Needs(random.nextInt(5), random.nextInt(1, 33), (long) random.nextInt(1, 65) << 30);
        Map<String, Quota> quotas = new HashMap<>();
        List<Workload> workloads = new ArrayList<>();
        for (int i = 0; i < random.nextInt(40); i++) {
            String tenant = "t" + random.nextInt(4);
            quotas.putIfAbsent(
                    tenant, new Quota(random.nextInt(3), (double) random.nextInt(1, 9), null, null, null, null));
            Needs needs = new Needs(random.nextInt(2), random.nextInt(1, 30) / 10.0, (long) random.nextInt(1, 9) << 30);
            workloads.add(Workload.queued(
                    "w" + i,
                    tenant,
                    Kind.TRAIN,
                    "w" + i,
                    random.nextInt(-2, 3),
                    needs,
                    Instant.ofEpochSecond(random.nextInt(100))));
        }
        Snapshot snapshot = new Snapshot(capacity, quotas, workloads);

        List<Decision> plan = Admission.plan(snapshot);

        List<Workload> started = plan.stream()
                .filter(Decision.Admit.class::isInstance)
                .map(Decision::workload)
                .toList();
        assertThat(plan).as("seed %s", seed).hasSameSizeAs(workloads).isEqualTo(Admission.plan(snapshot));
        assertThat(started.stream()
                        .mapToInt(workload -> workload.needs().gpus())
                        .sum())
                .as("seed %s", seed)
                .isLessThanOrEqualTo(capacity.gpus());
        assertThat(started.stream()
                        .mapToDouble(workload -> workload.needs().cpus())
                        .sum())
                .as("seed %s", seed)
                .isLessThanOrEqualTo(capacity.cpus() + 1e-6);
        assertThat(started.stream()
                        .mapToLong(workload -> workload.needs().memory())
                        .sum())
                .as("seed %s", seed)
                .isLessThanOrEqualTo(capacity.memory());
        quotas.forEach((tenant, quota) -> assertThat(started.stream()
                        .filter(workload -> workload.tenant().equals(tenant))
                        .mapToDouble(workload -> workload.needs().cpus())
                        .sum())
                .as("seed %s", seed)
                .isLessThanOrEqualTo(Objects.requireNonNull(quota.cpus()) + 1e-6));
    }

    private static List<Decision> plan(Needs capacity, Map<String, Quota> quotas, Workload... workloads) {
        return Admission.plan(new Snapshot(capacity, quotas, List.of(workloads)));
    }

    private static List<String> admitted(List<Decision> plan) {
        return plan.stream()
                .filter(Decision.Admit.class::isInstance)
                .map(decision -> decision.workload().id())
                .toList();
    }

    private static Workload waiting(String id, String tenant, int priority, double cpus, int second) {
        return Workload.queued(
                id, tenant, Kind.TRAIN, id, priority, new Needs(0, cpus, 1L << 30), Instant.ofEpochSecond(second));
    }
}
