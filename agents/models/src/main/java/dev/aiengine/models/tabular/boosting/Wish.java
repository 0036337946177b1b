package dev.aiengine.models.tabular.boosting;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a training was asked for.
 *
 * @param rounds chosen on validation rows where absent
 * @param depth chosen on validation rows where absent
 * @param ensemble how many boosters are averaged
 * @param base boosters to go on from, or null
 */
public record Wish(
        OptionalInt rounds,
        OptionalInt depth,
        double learningRate,
        int ensemble,
        long seed,
        int threads,
        @Nullable Boosters base) {

    /** Of all that decides what is learned. */
    long fingerprint() {
        long hash = rounds.orElse(0) * 31L + depth.orElse(0);
        hash = (hash * 31 + Double.hashCode(learningRate)) * 31 + ensemble;
        hash = hash * 31 + seed;
        if (base != null) {
            for (byte[] booster : base.json()) {
                hash = hash * 31 + java.util.Arrays.hashCode(booster);
            }
        }
        return hash;
    }
}
