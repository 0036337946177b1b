package dev.aiengine.models.text.cnn;

import dev.aiengine.models.network.Weights;

/**
 * The weights that a training starts with.
 *
 * @param learned whether they are worth keeping where no epoch does better
 */
record Beginning(Weights weights, boolean learned) {

    static Beginning random(Architecture architecture, long seed) {
        return new Beginning(architecture.start(seed), false);
    }
}
