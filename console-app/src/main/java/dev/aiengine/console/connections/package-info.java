/** Engines that the console knows, and the engine of this computer. */
@NullMarked
package dev.aiengine.console.connections;

import org.jspecify.annotations.NullMarked;
