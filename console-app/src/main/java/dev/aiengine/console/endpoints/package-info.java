/** Endpoints: variants, weights, state. */
@NullMarked
package dev.aiengine.console.endpoints;

import org.jspecify.annotations.NullMarked;
