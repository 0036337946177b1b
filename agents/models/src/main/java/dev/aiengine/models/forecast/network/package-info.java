/** The linear network: windows in, weights out, in closed form. Plain arrays. */
@NullMarked
package dev.aiengine.models.forecast.network;

import org.jspecify.annotations.NullMarked;
