package dev.aiengine.server.endpoints;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.events.Change;
import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.server.fleet.Workload;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of an endpoint whose agents got it ready or lost it; soft state: what was heard and told last. */
@Component
class EndpointChanges {
    private final EndpointStore store;
    private final EndpointView view;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, List<Held>> heard = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Standing>> told = new ConcurrentHashMap<>();

    EndpointChanges(EndpointStore store, EndpointView view, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.view = view;
        this.events = events;
        this.clock = clock;
    }

    private record Standing(EndpointState state, @Nullable String reason, int generation) {}

    /** Only endpoints of which the agent says something new are looked at. */
    void heard(Workload workload, Heartbeat heartbeat) {
        List<Held> now = Objects.requireNonNullElse(heartbeat.holds(), List.of());
        List<Held> before = heard.put(workload.id(), now);
        if (now.equals(before)) {
            return;
        }
        Set<Held> same = new HashSet<>(before == null ? List.of() : before);
        same.retainAll(now);
        Set<String> names = new HashSet<>();
        now.stream().filter(held -> !same.contains(held)).forEach(held -> names.add(held.endpoint()));
        if (before != null) {
            before.stream().filter(held -> !same.contains(held)).forEach(held -> names.add(held.endpoint()));
        }
        names.forEach(name -> store.find(workload.tenant(), name).ifPresent(this::look));
    }

    void changed(Workload workload) {
        if (workload.state() != Workload.State.RUNNING) {
            heard.remove(workload.id());
        }
        List<EndpointRow> rows = store.ofTenant(workload.tenant());
        rows.forEach(this::look);
        Set<String> names = rows.stream().map(EndpointRow::name).collect(Collectors.toSet());
        told.computeIfPresent(workload.tenant(), (tenant, standings) -> {
            standings.keySet().retainAll(names);
            return standings.isEmpty() ? null : standings;
        });
    }

    private void look(EndpointRow row) {
        Endpoint now = view.of(row);
        Standing standing = new Standing(now.state(), now.reason(), now.generation());
        Standing before = told.computeIfAbsent(row.tenant(), tenant -> new ConcurrentHashMap<>())
                .put(row.name(), standing);
        if (!standing.equals(before)) {
            events.publishEvent(new EngineEvent.OfEndpoint(
                    row.tenant(),
                    row.name(),
                    standing.state(),
                    standing.reason(),
                    standing.generation(),
                    Change.CHANGED,
                    clock.instant()));
        }
    }
}
