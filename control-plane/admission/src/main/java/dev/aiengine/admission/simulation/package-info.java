/** A cluster that exists in figures only, in a time of its own: the planner is measured and tested on it. */
@NullMarked
package dev.aiengine.admission.simulation;

import org.jspecify.annotations.NullMarked;
