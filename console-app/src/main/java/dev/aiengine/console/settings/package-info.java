/** How the console looks on this computer. */
@NullMarked
package dev.aiengine.console.settings;

import org.jspecify.annotations.NullMarked;
