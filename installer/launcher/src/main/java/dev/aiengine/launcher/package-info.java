/** The commands of {@code ./aiengine}. */
@NullMarked
package dev.aiengine.launcher;

import org.jspecify.annotations.NullMarked;
