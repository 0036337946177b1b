/** Who did what. */
@NullMarked
package dev.aiengine.console.audit;

import org.jspecify.annotations.NullMarked;
