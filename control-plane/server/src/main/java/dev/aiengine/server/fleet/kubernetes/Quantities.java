package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.admission.Amount;
import dev.aiengine.server.fleet.Workload.Needs;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between the engine's figures and those of Kubernetes. */
final class Quantities {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    /** What a container of a workload asks for. */
    static Map<String, Quantity> of(Needs needs, String gpuResource) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        quantities.put("cpu", cpus(needs.cpus()));
        quantities.put("memory", new Quantity(Long.toString(needs.memory())));
        if (needs.gpus() > 0) {
            quantities.put(gpuResource, new Quantity(Integer.toString(needs.gpus())));
        }
        return quantities;
    }

    static Quantity cpus(double cpus) {
        return new Quantity(Math.max(1, Math.round(cpus * 1_000)) + "m");
    }

    static Amount amount(@Nullable Map<String, Quantity> quantities, String gpuResource) {
        return quantities == null
                ? Amount.NONE
                : new Amount(
                        whole(quantities.get(gpuResource), BigDecimal.ONE),
                        whole(quantities.get("cpu"), THOUSAND),
                        whole(quantities.get("memory"), BigDecimal.ONE));
    }

    private static long whole(@Nullable Quantity quantity, BigDecimal unit) {
        return quantity == null
                ? 0
                : quantity.getNumericalAmount()
                        .multiply(unit)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue();
    }

    private Quantities() {}
}
