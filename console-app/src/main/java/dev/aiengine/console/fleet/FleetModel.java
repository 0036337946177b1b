package dev.aiengine.console.fleet;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.fleet.Agent;
import java.util.List;

/** Every agent. */
final class FleetModel {
    private final Session session;
    final Loaded<List<Agent>> agents;

    FleetModel(Session session) {
        this.session = session;
        this.agents = new Loaded<>(session.work());
    }

    void refresh() {
        agents.load(() -> session.client().agents().all());
    }
}
