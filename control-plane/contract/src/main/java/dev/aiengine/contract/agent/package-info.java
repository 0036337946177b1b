/** The conversation between an agent and the control plane: heartbeat up, desired state down. */
@NullMarked
package dev.aiengine.contract.agent;

import org.jspecify.annotations.NullMarked;
