package dev.aiengine.contract.client;

import dev.aiengine.contract.registry.AliasChange;
import dev.aiengine.contract.registry.AliasTarget;
import dev.aiengine.contract.registry.Model;
import dev.aiengine.contract.registry.ModelVersion;

/** {@code /models} of one tenant. */
public final class ModelRoutes {
    private final Wire wire;

    ModelRoutes(Wire wire) {
        this.wire = wire;
    }

    public Listing<Model> list() {
        return new Listing<>(wire, "models", Model.class);
    }

    public Model get(String model) {
        return wire.get("models/" + model, Model.class);
    }

    public Listing<ModelVersion> versions(String model) {
        return new Listing<>(wire, "models/" + model + "/versions", ModelVersion.class);
    }

    public ModelVersion version(String model, int version) {
        return wire.get("models/" + model + "/versions/" + version, ModelVersion.class);
    }

    /** Points an alias at a version; endpoints that name the alias follow. */
    public Model alias(String model, String alias, int version) {
        return wire.put("models/" + model + "/aliases/" + alias, new AliasTarget(version), Model.class);
    }

    /** Champion goes back to what it was before. */
    public Model rollback(String model) {
        return wire.post("models/" + model + "/rollback", Model.class);
    }

    /** What the aliases pointed at, newest change first. */
    public Listing<AliasChange> history(String model) {
        return new Listing<>(wire, "models/" + model + "/history", AliasChange.class);
    }

    /** The model and every version of it. */
    public void delete(String model) {
        wire.delete("models/" + model);
    }
}
