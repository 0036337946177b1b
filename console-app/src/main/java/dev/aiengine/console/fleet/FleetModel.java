package dev.aiengine.console.fleet;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.console.work.Work;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.contract.fleet.AgentPage;
import dev.aiengine.contract.metrics.SeriesList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Machines and the agents on them, and how the machine that is looked at was. */
final class FleetModel {
    /** As fine as charts are for the first hours. */
    private static final Duration CHART_PAUSE = Duration.ofSeconds(10);

    private final Session session;
    final Loaded<AgentPage> fleet;
    final Loaded<SeriesList> past;
    private @Nullable String chosen;
    private Duration range = Duration.ofHours(1);
    private Instant chartsAt = Instant.MIN;

    FleetModel(Session session) {
        this.session = session;
        this.fleet = new Loaded<>(session.work());
        this.past = new Loaded<>(session.work());
        fleet.each(now -> {
            if (chosen != null && machine(chosen).isEmpty()) {
                choose(null);
            }
        });
    }

    void refresh() {
        EngineClient client = session.client();
        fleet.load(() -> client.nodes().fleet());
        Instant now = session.now();
        if (now.isBefore(chartsAt) || !now.isBefore(chartsAt.plus(CHART_PAUSE))) {
            readPast();
        }
    }

    List<Machine> machines() {
        AgentPage known = fleet.get();
        return known == null
                ? List.of()
                : known.nodes().stream().map(Machine::new).toList();
    }

    Optional<Machine> machine(@Nullable String name) {
        return machines().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    Optional<Machine> chosen() {
        return machine(chosen);
    }

    List<Agent> agents() {
        AgentPage known = fleet.get();
        return known == null ? List.of() : known.items();
    }

    List<Agent> agents(Machine on) {
        return agents().stream().filter(agent -> agent.node().equals(on.name())).toList();
    }

    /** Machines that take work, without this one. */
    long others(Machine machine) {
        return machines().stream()
                .filter(one -> !one.drained()
                        && one.status().capacity() != null
                        && !one.name().equals(machine.name()))
                .count();
    }

    /** Looks at one machine; at all of them where null. */
    void choose(@Nullable String name) {
        if (name == null || !name.equals(chosen)) {
            chosen = name;
            past.clear();
            readPast();
        }
    }

    void range(Duration wanted) {
        range = wanted;
        readPast();
    }

    Duration range() {
        return range;
    }

    void drain(Machine machine, Runnable done, Consumer<Failure> failed) {
        EngineClient client = session.client();
        change(() -> client.nodes().drain(machine.name()), done, failed);
    }

    void takeBack(Machine machine, Runnable done, Consumer<Failure> failed) {
        EngineClient client = session.client();
        change(() -> client.nodes().takeBack(machine.name()), done, failed);
    }

    private void change(Work.Step step, Runnable done, Consumer<Failure> failed) {
        session.work().change(step, this::refresh, done, failed);
    }

    private void readPast() {
        String node = chosen;
        if (node != null) {
            EngineClient client = session.client();
            Instant to = session.now();
            chartsAt = to;
            Map<String, String> question =
                    Map.of("node", node, "from", to.minus(range).toString(), "to", to.toString());
            past.load(() -> client.metrics().get(question));
        }
    }
}
