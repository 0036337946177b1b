package dev.aiengine.launcher.bench.scheduling;

import dev.aiengine.admission.Active;
import dev.aiengine.admission.Entitlement;
import dev.aiengine.admission.Resource;
import dev.aiengine.admission.Snapshot;
import java.util.HashMap;
import java.util.Map;

/**
 * How far tenants are from their fair share over time: what each uses beside what it would get if the scarce resource
 * were poured out by weight, nobody getting more than it asks for or may have.
 */
final class FairShares {
    /** One that asks for little more may ask for a type of GPU of which there is no more. */
    private static final double PLENTY = 2;

    private final Map<String, Double> difference = new HashMap<>();
    private int looks;

    /** Takes in a moment in which every tenant asks for plenty more than its share. */
    void add(Snapshot snapshot, Resource scarce, long capacity) {
        Map<String, Double> use = new HashMap<>();
        for (Active active : snapshot.active().toList()) {
            use.merge(active.tenant(), (double) active.shape().total().of(scarce), Double::sum);
        }
        Map<String, Double> asked = new HashMap<>(use);
        snapshot.waiting()
                .all()
                .forEach(one ->
                        asked.merge(one.tenant(), (double) one.shape().total().of(scarce), Double::sum));
        double sum = 0;
        for (Entitlement one : snapshot.entitlements()) {
            double limit = one.quota().plus(one.borrowing()).of(scarce);
            sum += asked.merge(one.tenant(), limit, Math::min);
        }
        if (sum < capacity) {
            return;
        }
        double level = level(snapshot, asked, capacity);
        if (snapshot.entitlements().stream()
                .anyMatch(one -> asked.getOrDefault(one.tenant(), 0.0) < PLENTY * level * one.weight())) {
            return;
        }
        looks++;
        for (Entitlement one : snapshot.entitlements()) {
            double fair = Math.min(asked.getOrDefault(one.tenant(), 0.0), level * one.weight());
            difference.merge(one.tenant(), (use.getOrDefault(one.tenant(), 0.0) - fair) / capacity, Double::sum);
        }
    }

    /** The largest mean difference of any tenant, as a part of the cluster; NaN where nothing was ever short. */
    double largest() {
        return difference.values().stream()
                .mapToDouble(sum -> Math.abs(sum) / looks)
                .max()
                .orElse(Double.NaN);
    }

    /** So much for each point of weight empties the cluster: found by halving. */
    private static double level(Snapshot snapshot, Map<String, Double> asked, long capacity) {
        double low = 0;
        double high = capacity;
        for (int i = 0; i < 60; i++) {
            double level = (low + high) / 2;
            double sum = 0;
            for (Entitlement one : snapshot.entitlements()) {
                sum += Math.min(asked.getOrDefault(one.tenant(), 0.0), level * one.weight());
            }
            if (sum < capacity) {
                low = level;
            } else {
                high = level;
            }
        }
        return high;
    }
}
