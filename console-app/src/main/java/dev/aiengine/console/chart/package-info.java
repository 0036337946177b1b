/** The one way to draw curves. */
@NullMarked
package dev.aiengine.console.chart;

import org.jspecify.annotations.NullMarked;
