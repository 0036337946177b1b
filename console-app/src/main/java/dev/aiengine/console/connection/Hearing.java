package dev.aiengine.console.connection;

import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.EventRoutes;
import dev.aiengine.contract.events.EngineEvent;
import java.util.EnumSet;
import java.util.Set;

/** Makes the engine's events into topics that pages wait for. */
final class Hearing implements EventRoutes.Listener {
    private final Live live;
    private volatile boolean listening;

    Hearing(Live live) {
        this.live = live;
    }

    /** Whether changes are told; otherwise somebody has to look. */
    boolean listening() {
        return listening;
    }

    @Override
    public void event(EngineEvent event) {
        live.changed(topics(event));
    }

    @Override
    public void unreadable() {
        live.changed(EnumSet.allOf(Topic.class));
    }

    /** What happened before is not told to a new listener, so everything is looked at once. */
    @Override
    public void connected() {
        listening = true;
        live.changed(EnumSet.allOf(Topic.class));
    }

    @Override
    public void lost() {
        listening = false;
    }

    @Override
    public void refused(EngineException refusal) {
        listening = false;
    }

    static Set<Topic> topics(EngineEvent event) {
        return switch (event) {
            case EngineEvent.OfTenant ignored -> EnumSet.of(Topic.TENANTS);
            case EngineEvent.OfKey ignored -> EnumSet.of(Topic.TENANTS);
            case EngineEvent.OfDataset ignored -> EnumSet.of(Topic.DATASETS);
            case EngineEvent.OfJob ignored -> EnumSet.of(Topic.TRAINING);
            case EngineEvent.OfModel ignored -> EnumSet.of(Topic.MODELS);
            case EngineEvent.OfEndpoint ignored -> EnumSet.of(Topic.ENDPOINTS);
            case EngineEvent.OfWorkload ignored -> EnumSet.of(Topic.QUEUE, Topic.AGENTS);
            case EngineEvent.OfAgent ignored -> EnumSet.of(Topic.AGENTS, Topic.ENDPOINTS);
            case EngineEvent.OfAudit ignored -> EnumSet.of(Topic.AUDIT);
            case EngineEvent.Reset ignored -> EnumSet.allOf(Topic.class);
        };
    }
}
