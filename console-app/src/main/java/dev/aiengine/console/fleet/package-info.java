/** Agents: what runs where. */
@NullMarked
package dev.aiengine.console.fleet;

import org.jspecify.annotations.NullMarked;
