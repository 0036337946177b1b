/** Datasets: uploads, versions, preview and profile. */
@NullMarked
package dev.aiengine.console.datasets;

import org.jspecify.annotations.NullMarked;
