/** The pieces that pages are put together from. */
@NullMarked
package dev.aiengine.console.parts;

import org.jspecify.annotations.NullMarked;
