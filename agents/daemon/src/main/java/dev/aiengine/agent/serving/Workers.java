package dev.aiengine.agent.serving;

import dev.aiengine.agent.measuring.Meter;
import dev.aiengine.agent.serving.ServingState.Surroundings;
import dev.aiengine.contract.agent.ServingPlan.EndpointPlan;
import dev.aiengine.contract.agent.ServingPlan.VariantPlan;
import dev.aiengine.contract.endpoints.Batching;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The loaded models of each endpoint. Generations of an endpoint share those of the same package and batching. For one
 * thread.
 */
final class Workers {
    private final PackageStore packages;
    private final Surroundings surroundings;
    private final HeldBytes bytes;
    private final Map<String, Map<Slot, ModelWorker>> byEndpoint = new HashMap<>();

    Workers(PackageStore packages, Surroundings surroundings) {
        this.packages = packages;
        this.surroundings = surroundings;
        this.bytes = new HeldBytes(surroundings.mostBytes());
    }

    /** Which loaded models are alike. */
    private record Slot(String packageSha256, Batching batching) {}

    /** A generation whose models are loaded. */
    record Loaded(List<LiveVariant> variants, Map<Slot, ModelWorker> slots) {}

    /**
     * Loads what a generation needs beyond what its endpoint has; where that fails, what was loaded is closed again.
     */
    Loaded load(EndpointPlan wanted) throws IOException {
        Map<Slot, ModelWorker> before = byEndpoint.getOrDefault(wanted.name(), Map.of());
        Map<Slot, ModelWorker> slots = new HashMap<>();
        boolean loaded = false;
        try {
            List<LiveVariant> variants = variants(wanted, before, slots);
            loaded = true;
            return new Loaded(variants, slots);
        } finally {
            if (!loaded) {
                closeOthers(slots, before);
            }
        }
    }

    /**
     * A generation took its endpoint's place: models that only the one before had are closed once their queue is empty.
     */
    void keep(String endpoint, Loaded loaded) {
        Map<Slot, ModelWorker> before = byEndpoint.put(endpoint, loaded.slots);
        if (before != null) {
            closeOthers(before, loaded.slots);
        }
    }

    void close(String endpoint) {
        Map<Slot, ModelWorker> before = byEndpoint.remove(endpoint);
        if (before != null) {
            closeOthers(before, Map.of());
        }
    }

    void closeAll() {
        List.copyOf(byEndpoint.keySet()).forEach(this::close);
    }

    private List<LiveVariant> variants(EndpointPlan wanted, Map<Slot, ModelWorker> before, Map<Slot, ModelWorker> after)
            throws IOException {
        List<LiveVariant> variants = new ArrayList<>();
        for (VariantPlan variant : wanted.variants()) {
            Slot slot = new Slot(variant.packageSha256(), wanted.batching().orDefault());
            Meter meter = surroundings.meters().of(wanted.name(), variant.model(), variant.version());
            ModelWorker worker = after.getOrDefault(slot, before.get(slot));
            if (worker == null) {
                worker = ModelWorker.start(
                        wanted.name() + "/" + variant.model() + "@" + variant.version(),
                        packages.load(variant.packageSha256()),
                        new BatchQueue(slot.batching(), bytes),
                        surroundings.nanoTime(),
                        meter,
                        surroundings.modelThreads());
            }
            after.put(slot, worker);
            variants.add(new LiveVariant(
                    variants.size(), variant.model(), variant.version(), variant.weight(), worker, meter));
        }
        return variants;
    }

    private static void closeOthers(Map<Slot, ModelWorker> some, Map<Slot, ModelWorker> kept) {
        Set<ModelWorker> staying = new HashSet<>(kept.values());
        some.values().stream().filter(worker -> !staying.contains(worker)).forEach(ModelWorker::close);
    }
}
