/** How much monitoring takes of the control plane. */
@NullMarked
package dev.aiengine.launcher.bench.monitoring;

import org.jspecify.annotations.NullMarked;
