/**
 * The linear method: texts as sets of hashed word and character n-grams, a linear support vector machine on Naive Bayes
 * log-count ratios, and probabilities calibrated on rows the model has not seen. All of it on plain arrays.
 */
@NullMarked
package dev.aiengine.models.text.linear;

import org.jspecify.annotations.NullMarked;
