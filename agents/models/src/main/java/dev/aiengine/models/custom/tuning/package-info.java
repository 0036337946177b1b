/** Imported TorchScript trained further on a table of numbers. */
@NullMarked
package dev.aiengine.models.custom.tuning;

import org.jspecify.annotations.NullMarked;
