/** A real engine and a screen for the tests of the console. */
@NullMarked
package dev.aiengine.console.support;

import org.jspecify.annotations.NullMarked;
