package dev.aiengine.console.predict;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.contract.registry.ModelVersion;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Endpoints, what the chosen one takes, and its answers. */
final class PredictModel {
    private final Session session;
    final Loaded<List<Endpoint>> endpoints;
    final Loaded<Taken> taken;
    private @Nullable String chosen;

    /** @param millis from asking to hearing, the way to the engine and back included */
    record Answer(PredictResponse response, double millis) {}

    PredictModel(Session session) {
        this.session = session;
        this.endpoints = new Loaded<>(session.work());
        this.taken = new Loaded<>(session.work());
        session.tenant().addListener((observable, before, now) -> {
            endpoints.clear();
            taken.clear();
            chosen = null;
        });
    }

    void refresh() {
        if (session.hasTenant()) {
            EngineClient client = session.aboutTenant();
            endpoints.load(() -> client.endpoints().list().all());
        }
    }

    /** Finds out what this endpoint takes. */
    void choose(Endpoint endpoint) {
        if (endpoint.name().equals(chosen)) {
            return;
        }
        chosen = endpoint.name();
        taken.clear();
        EngineClient client = session.aboutTenant();
        taken.load(() -> read(client, endpoint));
    }

    void ask(String endpoint, Object input, Consumer<Answer> done, Consumer<Failure> failed) {
        EngineClient client = session.aboutTenant();
        session.work()
                .ask(
                        () -> {
                            long asked = System.nanoTime();
                            PredictResponse response = client.predict(endpoint, input);
                            if (response.predictions().isEmpty()) {
                                throw new IllegalStateException("The answer of " + endpoint + " has no prediction");
                            }
                            return new Answer(response, (System.nanoTime() - asked) / 1e6);
                        },
                        done,
                        failed);
    }

    /** Without the place among the inputs: there is one. */
    static Failure ofOne(Failure wrong) {
        String detail = wrong.detail();
        return detail == null
                ? wrong
                : new Failure(wrong.what(), detail.replace("inputs[0] ", ""), wrong.advice(), wrong.unreachable());
    }

    private static Taken read(EngineClient client, Endpoint endpoint) {
        var variant = endpoint.variants().getFirst();
        var model = client.models().get(variant.model());
        String named = variant.version();
        Integer aliased = named.startsWith("@") ? model.aliases().get(named.substring(1)) : Integer.valueOf(named);
        ModelVersion version = client.models().version(model.name(), aliased == null ? model.latestVersion() : aliased);
        return new Taken(endpoint.name(), model.task(), version, columns(client, version.dataset()));
    }

    private static List<Dataset.Column> columns(EngineClient client, @Nullable String reference) {
        if (reference == null) {
            return List.of();
        }
        String[] parts = reference.split("@", 2);
        try {
            return client.datasets().get(parts[0], Integer.parseInt(parts[1])).columns();
        } catch (EngineException e) {
            // the model is still there where its data is gone: its row is then typed as JSON
            return List.of();
        }
    }
}
