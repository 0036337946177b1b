/** The console beside an engine, or on its own. */
@NullMarked
package dev.aiengine.launcher.console;

import org.jspecify.annotations.NullMarked;
