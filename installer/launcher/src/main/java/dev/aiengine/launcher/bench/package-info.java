/** Measurements of a running engine: throughput, latency, memory, start, and quality on public data. */
@NullMarked
package dev.aiengine.launcher.bench;

import org.jspecify.annotations.NullMarked;
