/** Datasets as callers see them. */
@NullMarked
package dev.aiengine.contract.datasets;

import org.jspecify.annotations.NullMarked;
