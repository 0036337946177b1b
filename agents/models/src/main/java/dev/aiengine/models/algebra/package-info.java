/** Systems of equations that several families solve. */
@NullMarked
package dev.aiengine.models.algebra;

import org.jspecify.annotations.NullMarked;
