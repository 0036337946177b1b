package dev.aiengine.models.text.cnn;

import dev.aiengine.models.network.Weights;

/**
 * A network that is ready to be exported.
 *
 * @param temperature divides its scores
 */
record Trained(Recipe recipe, Architecture architecture, Vocabulary vocabulary, Weights weights, double temperature) {

    Reading reading() {
        return new Reading(recipe.longest(), architecture.padding());
    }
}
