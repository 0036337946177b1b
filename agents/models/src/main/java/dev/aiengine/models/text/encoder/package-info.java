/**
 * Encoders: transformers trained elsewhere that turn a text into a vector. Importing one, its tokenizer, running it.
 * Knows no labels.
 */
@NullMarked
package dev.aiengine.models.text.encoder;

import org.jspecify.annotations.NullMarked;
