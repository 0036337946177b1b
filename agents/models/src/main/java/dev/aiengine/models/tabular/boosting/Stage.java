package dev.aiengine.models.tabular.boosting;

import org.jspecify.annotations.Nullable;

/**
 * A training as far as it has come.
 *
 * @param done whether it is over
 * @param curve the validation loss after each round; empty where nothing is validated
 * @param booster in XGBoost's JSON; absent where it is over and only its curve counts
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Stage(boolean done, int rounds, double[] curve, byte @Nullable [] booster) {

    /** The round with the least loss, from 1. */
    int best() {
        int best = 0;
        for (int round = 1; round < curve.length; round++) {
            best = curve[round] < curve[best] ? round : best;
        }
        return best + 1;
    }
}
