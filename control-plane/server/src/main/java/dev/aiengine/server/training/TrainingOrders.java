package dev.aiengine.server.training;

import dev.aiengine.contract.agent.TrainingOrder;
import dev.aiengine.contract.agent.TrainingOrder.DataFile;
import dev.aiengine.contract.datasets.Dataset.Column;
import dev.aiengine.server.datasets.Datasets;
import dev.aiengine.server.datasets.StoredDataset;
import dev.aiengine.server.fleet.Workload;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes out for an agent what its job asks of it. */
@Component
class TrainingOrders {
    private final JobStore store;
    private final Datasets datasets;

    TrainingOrders(JobStore store, Datasets datasets) {
        this.store = store;
        this.datasets = datasets;
    }

    TrainingOrder of(Workload workload) {
        JobRow job = store.find(workload.id()).orElseThrow();
        return new TrainingOrder(
                job.id(),
                job.model(),
                job.task(),
                job.params(),
                file(job.tenant(), job.dataset()),
                job.testDataset() == null ? null : file(job.tenant(), job.testDataset()),
                job.checkpoint());
    }

    /** Whether the order names these bytes. */
    boolean names(Workload workload, String sha256) {
        TrainingOrder order = of(workload);
        return sha256.equals(order.train().sha256())
                || (order.test() != null && sha256.equals(order.test().sha256()))
                || Objects.equals(order.checkpoint(), sha256);
    }

    private DataFile file(String tenant, String reference) {
        StoredDataset stored = datasets.stored(tenant, reference);
        return new DataFile(
                reference,
                stored.tableSha256(),
                stored.dataset().columns().stream().map(Column::name).toList());
    }
}
