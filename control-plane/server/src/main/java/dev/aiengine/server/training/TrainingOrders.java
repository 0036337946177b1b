package dev.aiengine.server.training;

import dev.aiengine.contract.agent.TrainingOrder;
import dev.aiengine.contract.agent.TrainingOrder.DataFile;
import dev.aiengine.contract.datasets.Dataset.Column;
import dev.aiengine.server.datasets.Datasets;
import dev.aiengine.server.datasets.StoredDataset;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.registry.Registry;
import org.springframework.stereotype.Component;

/** Writes out for an agent what its job asks of it. */
@Component
class TrainingOrders {
    private final JobStore store;
    private final Datasets datasets;
    private final Registry registry;

    TrainingOrders(JobStore store, Datasets datasets, Registry registry) {
        this.store = store;
        this.datasets = datasets;
        this.registry = registry;
    }

    TrainingOrder of(Workload workload) {
        JobRow job = store.find(workload.id()).orElseThrow();
        return new TrainingOrder(
                job.id(),
                job.model(),
                job.task(),
                job.params(),
                job.dataset() == null ? null : file(job.tenant(), job.dataset()),
                job.testDataset() == null ? null : file(job.tenant(), job.testDataset()),
                job.base() == null ? null : base(job.tenant(), job.base()),
                job.checkpoint(),
                job.source() == null ? null : job.source().sha256());
    }

    /** Whether the order names these bytes. */
    boolean names(Workload workload, String sha256) {
        TrainingOrder order = of(workload);
        return (order.train() != null && names(order.train(), sha256))
                || (order.test() != null && names(order.test(), sha256))
                || sha256.equals(order.source())
                || sha256.equals(order.base())
                || sha256.equals(order.checkpoint());
    }

    private static boolean names(DataFile file, String sha256) {
        return sha256.equals(file.sha256()) || sha256.equals(file.archive());
    }

    private String base(String tenant, String reference) {
        int at = reference.lastIndexOf('@');
        return registry.version(tenant, reference.substring(0, at), reference.substring(at + 1))
                .sha256();
    }

    private DataFile file(String tenant, String reference) {
        StoredDataset stored = datasets.get(tenant, reference);
        return new DataFile(
                reference,
                stored.tableSha256(),
                stored.namesFiles() ? stored.sha256() : null,
                stored.columns().stream().map(Column::name).toList());
    }
}
