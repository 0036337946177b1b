/** Workloads, agents and the queue as an operator sees them. */
@NullMarked
package dev.aiengine.contract.fleet;

import org.jspecify.annotations.NullMarked;
