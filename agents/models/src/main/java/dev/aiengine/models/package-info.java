/** Model families and what they share: training runs in, packages out, predictors from packages. No HTTP, no Spring. */
@NullMarked
package dev.aiengine.models;

import org.jspecify.annotations.NullMarked;
