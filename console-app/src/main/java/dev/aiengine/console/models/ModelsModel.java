package dev.aiengine.console.models;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.console.work.Work;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.registry.AliasChange;
import dev.aiengine.contract.registry.Model;
import dev.aiengine.contract.registry.ModelVersion;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Models of a tenant, and of the selected one its versions and history. */
final class ModelsModel {
    static final String CHAMPION = "champion";

    private final Session session;
    final Loaded<List<Model>> models;
    final Loaded<List<ModelVersion>> versions;
    final Loaded<List<AliasChange>> history;
    private @Nullable String selected;

    ModelsModel(Session session) {
        this.session = session;
        this.models = new Loaded<>(session.work());
        this.versions = new Loaded<>(session.work());
        this.history = new Loaded<>(session.work());
        session.tenant().addListener((observable, before, now) -> {
            models.clear();
            look(null);
        });
    }

    void refresh() {
        if (session.hasTenant()) {
            EngineClient client = session.aboutTenant();
            models.load(() -> client.models().list().all());
            load(client);
        }
    }

    void look(@Nullable String model) {
        if (model == null || !model.equals(selected)) {
            selected = model;
            versions.clear();
            history.clear();
            load(session.aboutTenant());
        }
    }

    /** Moves an alias; endpoints that follow it serve the version from then on. */
    void alias(String model, String alias, int version, Consumer<Failure> failed, Runnable done) {
        EngineClient client = session.aboutTenant();
        act(() -> client.models().alias(model, alias, version), done, failed);
    }

    /** Champion goes back to what it was before. */
    void rollback(String model, Consumer<Failure> failed, Runnable done) {
        EngineClient client = session.aboutTenant();
        act(() -> client.models().rollback(model), done, failed);
    }

    void delete(String model, Consumer<Failure> failed, Runnable done) {
        EngineClient client = session.aboutTenant();
        act(() -> client.models().delete(model), done, failed);
    }

    private void act(Work.Step step, Runnable done, Consumer<Failure> failed) {
        session.work().change(step, this::refresh, done, failed);
    }

    private void load(EngineClient client) {
        String model = selected;
        if (model != null) {
            versions.load(() -> client.models().versions(model).all());
            history.load(() -> client.models().history(model).all());
        }
    }
}
