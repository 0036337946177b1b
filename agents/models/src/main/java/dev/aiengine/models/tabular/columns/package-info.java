/** Columns of any table as numbers a tree can split: what each column is, and how a cell of it is encoded. */
@NullMarked
package dev.aiengine.models.tabular.columns;

import org.jspecify.annotations.NullMarked;
