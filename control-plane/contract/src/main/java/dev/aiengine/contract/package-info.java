/** The wire between the control plane, its agents and its callers: records only, plus the client in {@code client}. */
@NullMarked
package dev.aiengine.contract;

import org.jspecify.annotations.NullMarked;
