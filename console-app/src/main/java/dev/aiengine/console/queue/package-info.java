/** What waits, why, and what would be if. */
@NullMarked
package dev.aiengine.console.queue;

import org.jspecify.annotations.NullMarked;
