package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.NodeHeartbeat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What each machine last said of itself; soft state. Each reading is a {@link NodeRead} as well, for whoever keeps more
 * than the last.
 */
@Component
public class NodeReadings {
    /** A machine that is gone for good is not shown for ever. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final NodeProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Heard> byNode = new ConcurrentHashMap<>();
    private volatile Instant nextCleaning = Instant.MIN;

    NodeReadings(NodeProperties properties, ApplicationEventPublisher events, Clock clock) {
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** A machine's last word. */
    record Heard(String node, Instant at, NodeHeartbeat heartbeat) {}

    /** The last reading of every machine that was heard within the hour, in the order of their names. */
    public List<NodeRead> latest() {
        return heard().stream()
                .map(heard ->
                        new NodeRead(heard.node(), heard.at(), heard.heartbeat().reading()))
                .toList();
    }

    /** Whether a reading of this moment no longer tells how its machine is. */
    public boolean isStale(Instant at) {
        return Duration.between(at, clock.instant()).compareTo(properties.lease()) > 0;
    }

    List<Heard> heard() {
        return byNode.values().stream()
                .sorted(Comparator.comparing(Heard::node))
                .toList();
    }

    Optional<Heard> of(String node) {
        return Optional.ofNullable(byNode.get(node));
    }

    void heard(String node, NodeHeartbeat heartbeat) {
        Instant now = clock.instant();
        if (now.isAfter(nextCleaning)) {
            nextCleaning = now.plus(properties.lease());
            byNode.values().removeIf(old -> old.at().isBefore(now.minus(FORGOTTEN)));
        }
        byNode.put(node, new Heard(node, now, heartbeat));
        events.publishEvent(new NodeRead(node, now, heartbeat.reading()));
    }
}
