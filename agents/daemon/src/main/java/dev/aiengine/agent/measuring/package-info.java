/** What a serving agent counts, and how it gets to the control plane: once, whatever is lost on the way. */
@NullMarked
package dev.aiengine.agent.measuring;

import org.jspecify.annotations.NullMarked;
