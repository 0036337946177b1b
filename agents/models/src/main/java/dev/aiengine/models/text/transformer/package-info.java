/**
 * The transformer method: a head of labels on the vectors of an imported encoder, whose weights stay as they came.
 * Calibrated multinomial logistic regression on plain arrays.
 */
@NullMarked
package dev.aiengine.models.text.transformer;

import org.jspecify.annotations.NullMarked;
