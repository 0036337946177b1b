/** How fast and how fair the queue is, on clusters that exist in figures only. */
@NullMarked
package dev.aiengine.launcher.bench.scheduling;

import org.jspecify.annotations.NullMarked;
