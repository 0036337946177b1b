/** The agent's side of the conversation with the control plane. Knows the contract, no model and no Netty. */
@NullMarked
package dev.aiengine.agent.control;

import org.jspecify.annotations.NullMarked;
