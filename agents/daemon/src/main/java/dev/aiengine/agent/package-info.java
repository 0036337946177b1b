/** The agent program: one process that carries out one workload. The commands here put the parts together. */
@NullMarked
package dev.aiengine.agent;

import org.jspecify.annotations.NullMarked;
