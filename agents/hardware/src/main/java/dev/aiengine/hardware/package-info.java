/**
 * What a machine has and how busy it is: its processors, memory and GPUs. Used by the node's daemon and, on one
 * machine, by the control plane; so it depends on the JDK and the contract alone.
 */
@NullMarked
package dev.aiengine.hardware;

import org.jspecify.annotations.NullMarked;
