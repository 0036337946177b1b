/** Engines the console talks to: where they are, whether they answer, what they tell. */
@NullMarked
package dev.aiengine.console.connection;

import org.jspecify.annotations.NullMarked;
