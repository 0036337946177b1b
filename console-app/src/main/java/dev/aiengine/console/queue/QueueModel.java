package dev.aiengine.console.queue;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.fleet.QueueAnswer;
import dev.aiengine.contract.fleet.QueueEntry;
import dev.aiengine.contract.fleet.QueueQuestion;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What waits, and what would start if quotas were others. */
final class QueueModel {
    private final Session session;
    final Loaded<List<QueueEntry>> entries;

    QueueModel(Session session) {
        this.session = session;
        this.entries = new Loaded<>(session.work());
    }

    void refresh() {
        entries.load(() -> session.client().queue().all());
    }

    List<Tenant> tenants() {
        return session.tenants().or(List.of());
    }

    /** What would be with another quota of one tenant; what is not given stays as it is. */
    void ask(
            Tenant tenant,
            @Nullable Integer gpus,
            @Nullable Double cpus,
            @Nullable Long memory,
            Consumer<QueueAnswer> done,
            Consumer<Failure> failed) {
        Quota now = tenant.quota();
        Quota other = new Quota(
                gpus == null ? now.gpus() : gpus,
                cpus == null ? now.cpus() : cpus,
                memory == null ? now.memory() : memory,
                now.trainingJobs(),
                now.requestsPerSecond(),
                now.storage(),
                now.borrowing(),
                now.lending(),
                now.weight());
        Map<String, Quota> quotas = new HashMap<>();
        quotas.put(tenant.name(), other);
        session.work().ask(() -> session.client().simulate(new QueueQuestion(quotas, null)), done, failed);
    }
}
