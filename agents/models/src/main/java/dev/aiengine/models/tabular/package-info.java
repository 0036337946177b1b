/** Rows of a table: a label or a number predicted from the other columns. */
@NullMarked
package dev.aiengine.models.tabular;

import org.jspecify.annotations.NullMarked;
