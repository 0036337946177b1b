/** Collaborative filtering: users and items as vectors, learned from ratings or choices. */
@NullMarked
package dev.aiengine.models.recommend.factors;

import org.jspecify.annotations.NullMarked;
