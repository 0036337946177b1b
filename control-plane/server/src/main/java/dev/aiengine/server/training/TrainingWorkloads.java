package dev.aiengine.server.training;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.server.datasets.DatasetUse;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.WorkloadOwner;
import dev.aiengine.server.registry.ModelUse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What training workloads and their agents should do. */
@Component
class TrainingWorkloads implements WorkloadOwner, DatasetUse, ModelUse {
    private static final DesiredState GO_ON = new DesiredState(false, null, null);

    private final JobStore store;
    private final TrainingOrders orders;
    private final Checkpoints checkpoints;
    private final Sources sources;
    private final TrainingProgress progress;
    private final CurveStore curves;
    private final JobChanges changes;

    TrainingWorkloads(
            JobStore store,
            TrainingOrders orders,
            Checkpoints checkpoints,
            Sources sources,
            TrainingProgress progress,
            CurveStore curves,
            JobChanges changes) {
        this.store = store;
        this.orders = orders;
        this.checkpoints = checkpoints;
        this.sources = sources;
        this.progress = progress;
        this.curves = curves;
        this.changes = changes;
    }

    @Override
    public Kind kind() {
        return Kind.TRAIN;
    }

    @Override
    public DesiredState heard(Workload workload, Heartbeat heartbeat) {
        curves.add(workload.id(), workload.attempt(), heartbeat.curve());
        if (progress.heard(workload.id(), heartbeat)) {
            changes.tell(workload);
        }
        return GO_ON;
    }

    @Override
    public boolean mayRead(Workload workload, String sha256) {
        return orders.names(workload, sha256);
    }

    @Override
    public void changed(Workload workload) {
        if (workload.state() == Workload.State.ENDED) {
            progress.forget(workload.id());
            checkpoints.forget(workload);
            sources.release(workload);
        }
        changes.tell(workload);
    }

    @Override
    public Optional<String> use(String tenant, String model) {
        return store.anyUnfinishedFrom(tenant, model)
                ? Optional.of("a training job that starts from it")
                : Optional.empty();
    }

    @Override
    public boolean inUse(String tenant, String name, int version) {
        return store.anyUnfinishedOn(tenant, name + "@" + version);
    }
}
