/** The console, measured. */
@NullMarked
package dev.aiengine.launcher.bench.console;

import org.jspecify.annotations.NullMarked;
