/** The operator's console. */
@NullMarked
package dev.aiengine.console;

import org.jspecify.annotations.NullMarked;
