/**
 * Gradient-boosted trees: trained by XGBoost, answered by a walk over arrays. Only a training touches XGBoost's native
 * library.
 */
@NullMarked
package dev.aiengine.models.tabular.boosting;

import org.jspecify.annotations.NullMarked;
