package dev.aiengine.contract.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.Progress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something changed: enough of it to show the change at once, the rest is fetched where it is looked at. The same
 * change may be told twice.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EngineEvent.OfTenant.class, name = "tenant"),
    @JsonSubTypes.Type(value = EngineEvent.OfKey.class, name = "key"),
    @JsonSubTypes.Type(value = EngineEvent.OfDataset.class, name = "dataset"),
    @JsonSubTypes.Type(value = EngineEvent.OfJob.class, name = "job"),
    @JsonSubTypes.Type(value = EngineEvent.OfModel.class, name = "model"),
    @JsonSubTypes.Type(value = EngineEvent.OfEndpoint.class, name = "endpoint"),
    @JsonSubTypes.Type(value = EngineEvent.OfWorkload.class, name = "workload"),
    @JsonSubTypes.Type(value = EngineEvent.OfAgent.class, name = "agent"),
    @JsonSubTypes.Type(value = EngineEvent.OfAudit.class, name = "audit"),
    @JsonSubTypes.Type(value = EngineEvent.Reset.class, name = "reset")
})
public sealed interface EngineEvent {

    /** The tenant it is about; absent where it is about none. */
    @Nullable
    String tenant();

    Instant at();

    /** A tenant; one that is deleted takes everything it had with it. */
    record OfTenant(String tenant, Change change, Instant at) implements EngineEvent {}

    /** A key of a tenant. */
    record OfKey(String tenant, String id, Change change, Instant at) implements EngineEvent {}

    /**
     * A version of a dataset.
     *
     * @param version absent where all were deleted
     */
    record OfDataset(String tenant, String name, @Nullable Integer version, Change change, Instant at)
            implements EngineEvent {}

    /**
     * A training job, in a new state or further on.
     *
     * @param version the model version it made
     */
    record OfJob(
            String tenant,
            String id,
            String model,
            JobState state,
            @Nullable String reason,
            int attempt,
            Progress progress,
            Map<String, Double> metrics,
            @Nullable Integer version,
            Instant at)
            implements EngineEvent {}

    /**
     * A model got a version, an alias of it moved, or it was deleted.
     *
     * @param version the new one, or the one that the alias points at now
     * @param alias the one that moved
     */
    record OfModel(
            String tenant,
            String name,
            @Nullable Integer version,
            @Nullable String alias,
            Change change,
            Instant at) implements EngineEvent {}

    /**
     * An endpoint was put or deleted, or its agents got it ready or lost it.
     *
     * @param state absent where it was deleted
     */
    record OfEndpoint(
            String tenant,
            String name,
            @Nullable EndpointState state,
            @Nullable String reason,
            @Nullable Integer generation,
            Change change,
            Instant at)
            implements EngineEvent {}

    /**
     * A workload moved: into the queue, out of it, or to its end.
     *
     * @param kind {@code TRAIN} or {@code SERVE}
     * @param state {@code QUEUED}, {@code ADMITTED}, {@code STARTING}, {@code RUNNING} or {@code ENDED}
     */
    record OfWorkload(
            String tenant,
            String id,
            String kind,
            String state,
            @Nullable String reason,
            int attempt,
            Instant at) implements EngineEvent {}

    /**
     * An agent was heard for the first time, or is gone.
     *
     * @param id as in {@link dev.aiengine.contract.fleet.Agent}
     */
    record OfAgent(
            String tenant,
            String id,
            String workload,
            @Nullable String node,
            Change change,
            Instant at) implements EngineEvent {}

    /** Somebody did something, as the audit has it. */
    record OfAudit(@Nullable String tenant, long id, String actor, String action, String subject, Instant at)
            implements EngineEvent {}

    /** What came before this is not known any more: look at everything anew. */
    record Reset(Instant at) implements EngineEvent {
        @Override
        public @Nullable String tenant() {
            return null;
        }
    }
}
