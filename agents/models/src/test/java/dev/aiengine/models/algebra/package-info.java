@NullMarked
package dev.aiengine.models.algebra;

import org.jspecify.annotations.NullMarked;
