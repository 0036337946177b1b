package dev.aiengine.launcher.bench.scheduling;

import dev.aiengine.admission.Entitlement;
import dev.aiengine.admission.Node;
import dev.aiengine.admission.Resource;
import dev.aiengine.admission.simulation.Arrival;
import java.util.List;

/**
 * A cluster, its tenants and what they submit.
 *
 * @param scarce the resource that is short, on which shares are compared
 * @param arrivals in their order
 * @param tick simulated milliseconds from one look at the queue to the next
 */
record Case(
        String name,
        String words,
        List<Node> nodes,
        List<Entitlement> entitlements,
        Resource scarce,
        List<Arrival> arrivals,
        long tick) {}
