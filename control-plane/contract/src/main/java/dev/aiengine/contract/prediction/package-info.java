/** The body of a prediction and of its answer. */
@NullMarked
package dev.aiengine.contract.prediction;

import org.jspecify.annotations.NullMarked;
