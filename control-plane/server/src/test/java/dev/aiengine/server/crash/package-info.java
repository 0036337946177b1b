/** The control plane dies between any two of its steps, and nothing is lost and nothing happens twice. */
@NullMarked
package dev.aiengine.server.crash;

import org.jspecify.annotations.NullMarked;
