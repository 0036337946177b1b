package dev.aiengine.server.fleet;

import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.State;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has workloads leave drained machines: trainings at once, of serving agents one of each tenant at a time, so that the
 * others answer meanwhile.
 */
@Component
class Draining {
    private static final Logger log = LoggerFactory.getLogger(Draining.class);

    private final DrainStore drains;
    private final WorkloadStore store;
    private final Places places;
    private final WorkloadChanges changes;
    private final Clock clock;

    Draining(DrainStore drains, WorkloadStore store, Places places, WorkloadChanges changes, Clock clock) {
        this.drains = drains;
        this.store = store;
        this.places = places;
        this.changes = changes;
        this.clock = clock;
    }

    /** Asks those to leave whose turn it is. */
    void look() {
        Map<String, Drain> drained = drains.all().stream().collect(Collectors.toMap(Drain::node, Function.identity()));
        if (drained.isEmpty()) {
            return;
        }
        List<Workload> unfinished = store.unfinished();
        Set<String> moving = unfinished.stream()
                .filter(workload -> workload.kind() == Kind.SERVE)
                .filter(workload -> workload.leaving() || workload.state() != State.RUNNING)
                .map(Workload::tenant)
                .collect(Collectors.toCollection(HashSet::new));
        for (Workload workload : unfinished) {
            if (isOn(drained, workload) && mayLeave(workload, moving)) {
                ask(workload);
            }
        }
    }

    private boolean isOn(Map<String, Drain> drained, Workload workload) {
        return workload.active()
                && !workload.leaving()
                && places.of(workload).filter(drained::containsKey).isPresent();
    }

    /** A serving agent that has not come up answers nobody, so it need not wait. */
    private static boolean mayLeave(Workload workload, Set<String> moving) {
        return workload.kind() == Kind.TRAIN || workload.state() != State.RUNNING || moving.add(workload.tenant());
    }

    private void ask(Workload workload) {
        Workload leaving = workload.leave(
                clock.instant(), "gave way because node " + places.of(workload).orElse("") + " is drained");
        if (store.replace(workload, leaving)) {
            log.info("{} {} is asked to leave: {}", workload.kind(), workload.id(), leaving.reason());
            changes.publish(leaving);
        }
    }
}
