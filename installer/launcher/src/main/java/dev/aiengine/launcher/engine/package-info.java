/** An engine on this machine: its processes, their flags, caches, folder and port. */
@NullMarked
package dev.aiengine.launcher.engine;

import org.jspecify.annotations.NullMarked;
