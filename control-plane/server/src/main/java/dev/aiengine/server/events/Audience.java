package dev.aiengine.server.events;

import dev.aiengine.contract.events.Change;
import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Which events a caller hears of: what the caller's key could also read.
 *
 * @param tenant the only one; null for all
 */
record Audience(Caller caller, @Nullable String tenant) {

    /** 403 for a key that only predicts. */
    static Audience of(Caller caller) {
        return new Audience(caller, caller.role() == Role.OPERATOR ? caller.tenant() : caller.member());
    }

    boolean hears(EngineEvent event) {
        return (tenant == null || tenant.equals(event.tenant()))
                && caller.role().compareTo(least(event)) <= 0;
    }

    /** Whether the caller's key is good no more. */
    boolean endsWith(EngineEvent event) {
        return switch (event) {
            case EngineEvent.OfKey key ->
                key.change() == Change.DELETED && key.id().equals(caller.key());
            case EngineEvent.OfTenant gone ->
                gone.change() == Change.DELETED && gone.tenant().equals(tenant);
            case EngineEvent.OfDataset _,
                    EngineEvent.OfJob _,
                    EngineEvent.OfModel _,
                    EngineEvent.OfEndpoint _,
                    EngineEvent.OfWorkload _,
                    EngineEvent.OfAgent _,
                    EngineEvent.OfAudit _,
                    EngineEvent.Reset _ -> false;
        };
    }

    private static Role least(EngineEvent event) {
        return switch (event) {
            case EngineEvent.OfAgent _ -> Role.OPERATOR;
            case EngineEvent.OfKey _, EngineEvent.OfAudit _ -> Role.TENANT_ADMIN;
            case EngineEvent.OfTenant _,
                    EngineEvent.OfDataset _,
                    EngineEvent.OfJob _,
                    EngineEvent.OfModel _,
                    EngineEvent.OfEndpoint _,
                    EngineEvent.OfWorkload _,
                    EngineEvent.Reset _ -> Role.TENANT_MEMBER;
        };
    }
}
