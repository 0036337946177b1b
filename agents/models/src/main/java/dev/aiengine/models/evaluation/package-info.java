/** How good a model is on rows it did not learn from, and what those rows looked like; shared by the families. */
@NullMarked
package dev.aiengine.models.evaluation;

import org.jspecify.annotations.NullMarked;
