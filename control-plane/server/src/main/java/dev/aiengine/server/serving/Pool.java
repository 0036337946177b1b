package dev.aiengine.server.serving;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.agent.Heartbeat.Load;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One tenant's replicas as they last told of themselves. Predictions read without a lock; heartbeats write. */
final class Pool {
    private static final Route[] NOWHERE = {};

    private final LongAdder asked = new LongAdder();
    private volatile Map<String, Member> members = Map.of();
    private volatile Map<String, Route[]> ready = Map.of();
    private volatile CompletableFuture<Void> change = new CompletableFuture<>();

    /** A replica and what it holds, by endpoint. */
    private record Member(
            Route route, Map<String, Held> held, @Nullable Load load) {}

    /** The replica with the fewest predictions under way but for one; of equals any. */
    Optional<Route> route(String endpoint, @Nullable Route but) {
        asked.increment();
        Route[] routes = ready.getOrDefault(endpoint, NOWHERE);
        int start = routes.length < 2 ? 0 : ThreadLocalRandom.current().nextInt(routes.length);
        Route best = null;
        for (int i = 0; i < routes.length; i++) {
            Route route = routes[(start + i) % routes.length];
            if (route != but && (best == null || route.betterThan(best))) {
                best = route;
            }
        }
        return Optional.ofNullable(best);
    }

    List<String> addresses(String endpoint) {
        return Stream.of(ready.getOrDefault(endpoint, NOWHERE))
                .map(Route::address)
                .sorted()
                .toList();
    }

    /** What each replica that was heard says of an endpoint. */
    Stream<Held> held(String endpoint) {
        return members.values().stream().map(Member::held).flatMap(held -> Stream.ofNullable(held.get(endpoint)));
    }

    Optional<Held> held(String workload, String endpoint) {
        return Optional.ofNullable(members.get(workload)).map(Member::held).map(held -> held.get(endpoint));
    }

    /** Done with the next change of anything. */
    CompletableFuture<Void> change() {
        return change;
    }

    synchronized void heard(String workload, String address, Heartbeat heartbeat, Function<String, Route> routes) {
        Member known = members.get(workload);
        Route route = known != null && known.route().address().equals(address) ? known.route() : routes.apply(address);
        route.heard();
        Map<String, Held> held = new HashMap<>();
        if (heartbeat.holds() != null) {
            heartbeat.holds().forEach(one -> held.put(one.endpoint(), one));
        }
        Map<String, Member> next = new HashMap<>(members);
        next.put(workload, new Member(route, held, heartbeat.load()));
        become(next);
    }

    synchronized void keep(Collection<String> workloads) {
        if (!workloads.containsAll(members.keySet())) {
            Map<String, Member> next = new HashMap<>(members);
            next.keySet().retainAll(workloads);
            become(next);
        }
    }

    synchronized void gone(String workload) {
        if (members.containsKey(workload)) {
            Map<String, Member> next = new HashMap<>(members);
            next.remove(workload);
            become(next);
        }
    }

    /** What was seen since it was asked last. */
    Signals signals() {
        double busy = 0;
        double wait = 0;
        int reporting = 0;
        int underWay = 0;
        for (Member member : members.values()) {
            underWay += member.route().underWay();
            if (member.load() != null) {
                busy += member.load().busy();
                wait = Math.max(wait, member.load().waitMillis());
                reporting++;
            }
        }
        boolean used = asked.sumThenReset() > 0 || underWay > 0 || busy > 0;
        return new Signals(reporting, busy, Duration.ofNanos(Math.round(wait * 1e6)), used);
    }

    private void become(Map<String, Member> next) {
        Map<String, Route[]> routes = new HashMap<>();
        for (Member member : next.values()) {
            for (Held held : member.held().values()) {
                if (held.ready()) {
                    routes.merge(held.endpoint(), new Route[] {member.route()}, Pool::both);
                }
            }
        }
        members = Map.copyOf(next);
        ready = Map.copyOf(routes);
        CompletableFuture<Void> before = change;
        change = new CompletableFuture<>();
        before.complete(null);
    }

    private static Route[] both(Route[] some, Route[] more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(Route[]::new);
    }
}
