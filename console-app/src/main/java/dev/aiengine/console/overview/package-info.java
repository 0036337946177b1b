/** How the engine is, at a glance; everything leads to its page. */
@NullMarked
package dev.aiengine.console.overview;

import org.jspecify.annotations.NullMarked;
