/** The commands of {@code ./aiengine} and how they speak to a terminal. */
@NullMarked
package dev.aiengine.launcher;

import org.jspecify.annotations.NullMarked;
