/** How good every family's models are on public data, trained through the API like any other. */
@NullMarked
package dev.aiengine.launcher.bench.quality;

import org.jspecify.annotations.NullMarked;
