package dev.aiengine.console.endpoints;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.registry.Model;
import java.util.List;
import java.util.function.Consumer;

/** Endpoints of a tenant, and the models that can stand behind them. */
final class EndpointsModel {
    private final Session session;
    final Loaded<List<Endpoint>> endpoints;
    final Loaded<List<Model>> models;

    EndpointsModel(Session session) {
        this.session = session;
        this.endpoints = new Loaded<>(session.work());
        this.models = new Loaded<>(session.work());
        session.tenant().addListener((observable, before, now) -> {
            endpoints.clear();
            models.clear();
        });
    }

    void refresh() {
        if (session.hasTenant()) {
            EngineClient client = session.aboutTenant();
            endpoints.load(() -> client.endpoints().list().all());
        }
    }

    void readModels() {
        EngineClient client = session.aboutTenant();
        models.load(() -> client.models().list().all());
    }

    void put(String name, EndpointSpec spec, Consumer<Endpoint> done, Consumer<Failure> failed) {
        EngineClient client = session.aboutTenant();
        session.work().change(() -> client.endpoints().put(name, spec), this::refresh, done, failed);
    }

    void delete(String name, Runnable done, Consumer<Failure> failed) {
        EngineClient client = session.aboutTenant();
        session.work().change(() -> client.endpoints().delete(name), this::refresh, done, failed);
    }
}
