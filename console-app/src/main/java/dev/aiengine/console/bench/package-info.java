/** Measures the console from within: pages, charts, lists. */
@NullMarked
package dev.aiengine.console.bench;

import org.jspecify.annotations.NullMarked;
