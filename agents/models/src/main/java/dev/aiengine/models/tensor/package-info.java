/** Values in and out of models that were made elsewhere, whatever runs them. */
@NullMarked
package dev.aiengine.models.tensor;

import org.jspecify.annotations.NullMarked;
