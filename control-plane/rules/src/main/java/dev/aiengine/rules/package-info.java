/**
 * A tenant's rules around a model: checked by the control plane when an endpoint is saved, carried out by the agents
 * that serve it. Knows the contract and CEL, nothing else.
 */
@NullMarked
package dev.aiengine.rules;

import org.jspecify.annotations.NullMarked;
