/** What a machine's daemon does besides telling how it is: it keeps model packages for the serving agents beside it. */
@NullMarked
package dev.aiengine.agent.node;

import org.jspecify.annotations.NullMarked;
